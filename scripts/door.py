"""Leave `.venv/bin/tuoitho` and put the source tree on the environment's path.

Does what an editable install would, without a build back end: the same result on every Python and no network.
"""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOOR = """#!{python}
import sys

from tuoitho.config.door import main

sys.exit(main())
"""


def write_changed(path: Path, text: str) -> None:
    """Write only when the text differs, so that running servers keep their files."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main() -> None:
    write_changed(Path(sysconfig.get_path("purelib")) / "tuoitho.pth", f"{ROOT}\n")
    door = Path(sys.prefix) / "bin" / "tuoitho"
    write_changed(door, DOOR.format(python=sys.executable))
    door.chmod(0o755)


if __name__ == "__main__":
    main()
