"""Paper in and out: one block model with three renderers, workbooks, and reading under limits."""
