"""The worker is a process of its own: what it knows is only what it loads by itself."""

import subprocess
import sys

from tuoitho.base.work import WAKER

LOADED = """
from tuoitho.config.door import main
import sys
sys.argv = ["tuoitho", "shell", "--no-imports", "-c", '''
from django.utils.module_loading import autodiscover_modules
from huey.contrib.djhuey import HUEY
autodiscover_modules("tasks")
HUEY._registry.string_to_task("WAKER")
''']
main()
"""


def test_the_worker_knows_the_task_that_long_work_wakes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.replace("WAKER", WAKER)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
