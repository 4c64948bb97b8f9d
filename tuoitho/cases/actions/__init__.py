"""The room's verbs, a module a part."""
