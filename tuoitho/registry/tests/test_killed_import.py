"""An import killed in the middle leaves nothing half saved."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SETUP = """
import django; django.setup()
from django.core.management import call_command
from tuoitho.base.keyring import ensure_field_key
from django.conf import settings
ensure_field_key(settings.KEYS)
call_command("migrate", run_syncdb=True, verbosity=0)
"""
IMPORT = """
import os, signal
import django; django.setup()
from tests.cast import NOW, TODAY, set_the_stage
from tuoitho.registry import actions
from tuoitho.registry.models import bulk
from tuoitho.registry.models.lists import compare, read_again
from tuoitho.registry.reader.templates import open_list
from tuoitho.registry.tests.books import pupil_row, sector_list

world = set_the_stage()
data = sector_list(*(pupil_row(n, f"Nguyễn Văn {n}") for n in range(300)))
batch = actions.read_import(unit=world.primary, kind="pupil", school_year=2024, name="a.xlsx", data=data,
    reading=open_list("a.xlsx", data, "pupil", "HD-TH01", 2024), by=world.viewer("binh"), at=NOW)
write_words = bulk._write_words
def die(*args, **more):
    if "fresh" not in more:
        os.kill(os.getpid(), signal.SIGKILL)
    write_words(*args, **more)
bulk._write_words = die
actions.confirm_import(batch=batch, seen=compare(batch, read_again(batch), TODAY).seen, full_list=False,
    by=world.viewer("binh"), at=NOW)
"""
COUNT = """
import django; django.setup()
from tuoitho.base.audit import verify
from tuoitho.registry.models import Enrolment, ImportBatch, PersonWord, Pupil, SchoolClass
print([model.objects.count() for model in (SchoolClass, Pupil, Enrolment, PersonWord)],
      ImportBatch.objects.get().state, verify().holds)
"""


def test_killed_between_pupils_and_their_words_nothing_is_half_saved(tmp_path):
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env = {**clean, "TUOITHO_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tuoitho.config.settings"}

    def run(code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
        )

    set_up = run(SETUP)
    assert set_up.returncode == 0, set_up.stderr
    killed = run(IMPORT)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert run(COUNT).stdout.strip() == "[0, 0, 0, 0] read True"
