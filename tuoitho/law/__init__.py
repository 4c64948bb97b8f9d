"""The law as frozen data and pure functions: see README.md."""
