"""An installation of its own, at its console: commands as people run them, in a folder of a test."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

INTO_STORE = ("shell", "--no-imports", "-c")


@dataclass(frozen=True)
class Console:
    folder: Path
    keys: Path

    def __call__(self, *words: str) -> str:
        """Standard output; CalledProcessError when the command refuses."""
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"TUOITHO_DATA": str(self.folder), "TUOITHO_KEYS": str(self.keys)}
        done = subprocess.run(
            [sys.executable, "-m", "tuoitho.config.door", *words],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def console(folder: Path, keys: Path | None = None) -> Console:
    return Console(folder, keys or folder / "keys")
