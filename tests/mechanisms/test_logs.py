"""A link's secret does not reach a log, not even when the page breaks."""

import logging

from tuoitho.base.logs import MaskSecrets


def test_the_secret_of_a_link_is_masked_wherever_it_stands() -> None:
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "Internal Server Error: %s", ("/public/k/s3cret/",), None
    )
    assert MaskSecrets().filter(record)
    assert record.getMessage() == "Internal Server Error: /public/k/…/"
