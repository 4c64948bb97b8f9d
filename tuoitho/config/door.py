"""`tuoitho`: a thin door over Django's commands. Exit 0 done, 1 refused or failed with one sentence, 2 wrong use."""

import os
import sys

from django.core.management import CommandError, execute_from_command_line
from django.core.management.base import SystemCheckError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tuoitho.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except (CommandError, SystemCheckError) as refused:
        sys.stderr.write(f"{refused}\n")
        sys.exit(getattr(refused, "returncode", 1))


if __name__ == "__main__":
    main()
