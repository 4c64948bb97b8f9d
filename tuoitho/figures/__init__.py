"""The arithmetic of the programme, exact and without Django: see README.md."""
