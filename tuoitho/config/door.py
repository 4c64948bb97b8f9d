"""`tuoitho`: a thin door over Django's commands. Exit 0 done, 1 refused or failed with one sentence, 2 wrong use."""

import os
import sys

from django.core.management import CommandError, execute_from_command_line

from tuoitho.base.refusals import Refused

ASKING = ("help", "version", "--help", "-h", "--version")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tuoitho.config.settings")
    words = sys.argv[:]
    if len(words) > 1 and words[1] not in ASKING:
        words.append("--traceback")  # else Django puts the name of its exception before the sentence
    try:
        execute_from_command_line(words)
    except CommandError as refused:
        sys.stderr.write(f"{refused}\n")
        sys.exit(refused.returncode)
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
