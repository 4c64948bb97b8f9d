"""What a log may say: never the secret of a link, whoever logs the path."""

import logging
import re

_SECRET = re.compile(r"(/public/k/)[^/\s?]+")


class MaskSecrets(logging.Filter):
    """Replaces the secret in every path of a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SECRET.sub(r"\1…", record.getMessage())
        record.args = ()
        return True
