"""The real window, driven from import to history by itself, offscreen and on a real display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STEPS = ("01-compose-empty", "02-import-found", "03-import-done", "04-compose", "05-receipt",
         "06-hold", "07-sent", "08-history", "09-accounts", "10-schedule", "11-anomalies",
         "12-savings", "13-when", "14-planned", "15-calendar", "16-charts", "17-personal-data",
         "18-backups")  # fmt: skip
HEAVY = ("httpx", "keyring", "openpyxl", "python_calamine", "phonenumbers", "starlette", "sqlite3")


def smsdesk(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "smsdesk", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env={k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")} | env,
    )


def pictures(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.stat().st_size > 10_000}


@pytest.mark.usefixtures("data_dir")
def test_the_tour_goes_from_import_to_history_and_takes_every_step_in_both_languages(tmp_path):
    done = smsdesk("demo", "--tour", tmp_path / "tour")

    assert done.returncode == 0, done.stderr
    assert "38" in done.stdout
    wanted = {f"{step}-{language}.png" for step in STEPS for language in ("th", "en")}
    assert pictures(tmp_path / "tour") == wanted
    for step in STEPS:
        thai, english = (tmp_path / "tour" / f"{step}-{lang}.png" for lang in ("th", "en"))
        assert thai.read_bytes() != english.read_bytes(), step


@pytest.mark.usefixtures("data_dir")
def test_the_same_tour_on_a_real_display(tmp_path):
    words = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", sys.executable, "-m", "smsdesk",
             "demo", "--tour", str(tmp_path / "tour")]  # fmt: skip
    env = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}

    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=180, check=False)

    assert done.returncode == 0, done.stderr
    assert len(pictures(tmp_path / "tour")) == 2 * len(STEPS)


@pytest.mark.usefixtures("data_dir")
def test_the_program_passes_its_own_selftest():
    done = smsdesk("--json", "selftest")

    checks = json.loads(done.stdout)["checks"]
    assert [check for check in checks if not check["passed"]] == []
    assert done.returncode == 0
    assert len(checks) >= 12


@pytest.mark.usefixtures("data_dir")
def test_nothing_heavy_is_imported_before_the_first_paint():
    source = f"""
import os, sys
from smsdesk import app
from smsdesk.ui import main_window
class Painted(main_window.MainWindow):
    def paintEvent(self, event):
        print(*[name for name in {HEAVY!r} if name in sys.modules])
        sys.stdout.flush()
        os._exit(0)
main_window.MainWindow = Painted
app.main([])
"""
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout == "\n", done.stdout


@pytest.mark.usefixtures("data_dir")
def test_opening_the_desk_imports_no_library_that_is_not_used_yet():
    source = f"""
import sys
from smsdesk.services.desk import Desk
import smsdesk.cli
print(*[name for name in {HEAVY[:-1]!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout == "\n", done.stdout
