"""One address of every page with a key: inside Vườn Xanh's ward, and of another; a module a part of the room."""

SAMPLES: dict = {}
