"""Fetch the front-end packages with the npm that came as a Python wheel and copy the few files that pages use.

The lock file holds digests and no addresses: npm takes the packages from whatever registry the machine is set to.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from stamp import stamp

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "tuoitho" / "static" / "vendor"
STAMP = VENDOR / ".stamp"

TINOS = {"Regular": "400Regular", "Bold": "700Bold", "Italic": "400Regular_Italic", "BoldItalic": "700Bold_Italic"}
FONT_WEIGHTS = ("400", "600", "700")
FONT_RANGES = ("latin", "latin-ext", "vietnamese")


def files() -> dict[str, str]:
    """Path under static/vendor → path under node_modules."""
    font = "be-vietnam-pro"
    return {
        "bootstrap/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
        "bootstrap/bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
        "bootstrap/LICENSE": "bootstrap/LICENSE",
        "bootstrap-icons/bootstrap-icons.svg": "bootstrap-icons/bootstrap-icons.svg",
        "bootstrap-icons/LICENSE": "bootstrap-icons/LICENSE",
        f"{font}/LICENSE": f"@fontsource/{font}/LICENSE",
        **{
            f"{font}/{script}-{weight}.woff2": f"@fontsource/{font}/files/{font}-{script}-{weight}-normal.woff2"
            for script in FONT_RANGES
            for weight in FONT_WEIGHTS
        },
        "tinos/LICENSE": "@expo-google-fonts/tinos/LICENSE_FONT",
        **{f"tinos/Tinos-{face}.ttf": f"@expo-google-fonts/tinos/{d}/Tinos_{d}.ttf" for face, d in TINOS.items()},
    }


def copy(source: Path, target: Path) -> None:
    """Copy one file; of text also a packed twin, which the server prefers, and without the pointer to a source map."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in {".css", ".js"}:
        text = source.read_text(encoding="utf-8")
        plain = re.sub(r"(?m)^(//|/\*)# sourceMappingURL=.*$", "", text).encode()
        target.write_bytes(plain)
        target.with_name(f"{target.name}.gz").write_bytes(gzip.compress(plain, mtime=0))
    else:
        shutil.copyfile(source, target)


def fetch() -> None:
    """Run `npm ci` of the wheel, whatever npm the machine has."""
    binaries = Path(sys.prefix) / "bin"
    environment = os.environ | {"PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(binaries / "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def main() -> None:
    current = stamp([str(ROOT / "package-lock.json"), __file__])
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == current:
        return
    print("Fetching the front-end files", flush=True)
    fetch()
    for target, source in files().items():
        copy(MODULES / source, VENDOR / target)
    STAMP.write_text(current, encoding="utf-8")


if __name__ == "__main__":
    main()
