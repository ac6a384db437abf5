"""From process start to the first paint: the smallest PySide6 window beside ours, in one run.

Each figure is the median of fresh processes, taken in turn, offscreen. After our first paint
nothing heavy may have been imported.
"""

import os
import statistics
import subprocess
import sys
import time

RUNS = 9
GOAL = 1.5
HEAVY = ("httpx", "keyring", "openpyxl", "python_calamine", "phonenumbers", "sqlite3", "starlette")

SMALLEST = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        import os; os._exit(0)
app = QApplication(sys.argv)
window = Window("smallest")
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import gc, os, sys
gc.disable()  # as app.main does before the import that stands here only to be watched
from smsdesk import app
from smsdesk.ui import main_window
class Painted(main_window.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", *[name for name in {heavy!r} if name in sys.modules], flush=True)
        os._exit(0)
main_window.MainWindow = Painted
app.main([])
"""


def main() -> None:
    """Print both medians, their ratio, and what was imported by the first paint."""
    times: dict[str, list[float]] = {"smallest window": [], "smsdesk": []}
    imported: set[str] = set()
    for _run in range(RUNS):
        for name, source in (
            ("smallest window", SMALLEST),
            ("smsdesk", OURS.format(heavy=HEAVY)),
        ):
            took, said = painted(source)
            times[name].append(took)
            imported.update(said.split()[1:])
    limit, ours = (statistics.median(times[name]) * 1000 for name in times)
    say(f"first paint, medians of {RUNS} fresh processes, offscreen")
    say(f"{'what':24}{'limit ms':>10}{'ours ms':>10}{'ratio':>8}{'goal':>8}")
    say(f"{'process to first paint':24}{limit:10.0f}{ours:10.0f}{ours / limit:7.2f}×{GOAL:7.1f}×")
    say(f"heavy modules imported by then: {', '.join(sorted(imported)) or 'none'}")


def painted(source: str) -> tuple[float, str]:
    """Return the seconds until a process said that it painted, and what it said."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SMSDESK_DATA_DIR": os.devnull + "-none"}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", source],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=env,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        took = time.perf_counter() - began
    if not said.startswith("painted"):
        raise SystemExit("a window did not paint")
    return took, said


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
