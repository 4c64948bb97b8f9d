"""Fetch through a query with the viewer, one form, one action, then on."""
