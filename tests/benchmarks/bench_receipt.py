"""A receipt for a million people: how long it takes, and how long the real window stalls for it.

``python -m tests.benchmarks.bench_receipt [--rows N] [--without-window]``. The people stand on a
contact list; the text has three of their columns. Merging and counting are timed apart, a message,
beside smsutil where it is installed. A stall is the time between two turns of the event loop. It
reports; it never fails on time.
"""

import argparse
import importlib.util
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from smsdesk.core.models import Draft
from smsdesk.core.sms_text import measure_many
from smsdesk.core.template import compile_template
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.services.imports import ImportOptions
from smsdesk.services.merging import SLICE
from smsdesk.simulator.process import Simulator
from smsdesk.ui.collector import resting_collector
from tests.benchmarks.bench_files import make
from tests.benchmarks.bench_sending import control, say
from tests.benchmarks.stalls import Stalls, offscreen_app

LIST = "ทุกคน"
TEXT = "เรียน {ชื่อ} ห้อง {ห้อง} ยอด {ยอด} บาท ชำระภายใน {ครบกำหนด} ที่สำนักงาน ขอบคุณค่ะ"


def main() -> None:
    """Print what a receipt takes, and the longest stalls of the window on the way to it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--without-window", action="store_true")
    args = arguments.parse_args()
    app = offscreen_app()
    with (
        Simulator() as simulator,
        tempfile.TemporaryDirectory(prefix="smsdesk-bench-", ignore_cleanup_errors=True) as folder,
    ):
        control(simulator, "thaibulksms", "credits", {"standard": 10_000_000})
        source = Path(folder, "people.csv")
        make(source, args.rows)
        desk = Desk(Path(folder, "desk"), command=own_command(), hold=True)
        desk.accounts.add(
            "office", "thaibulksms", practice=True, base_url=simulator.url("thaibulksms"),
            credentials=simulator.credentials("thaibulksms"),
        )  # fmt: skip
        desk.imports.import_file(source, LIST, ImportOptions())
        time_messages(desk)
        if not args.without_window:
            watch_window(app, desk)
        desk.close()


def time_messages(desk: Desk) -> None:
    """Time the whole receipt, and merging and counting alone."""
    with resting_collector():
        people, fields = desk.contacts.people_of_list(LIST)
        draft = Draft("office", TEXT, people, sender="RIVERVIEW", known_fields=fields)
        for which in ("first", "again"):
            began = time.perf_counter()
            mark = desk.composing.prepare(draft).confirmed_by
            seconds = time.perf_counter() - began
            say(f"receipt of {len(people):,} people, {which} {seconds:7.2f} s (goal 4) {mark:x}")
            time.sleep(1)
        render = compile_template(TEXT).renderer(fields)
        rows = [list(person.fields.values()) for person in people]
        began = time.perf_counter()
        count = 0
        for start in range(0, len(rows), SLICE):
            texts = list(render.each(rows[start : start + SLICE]))
            count += len(measure_many(texts, forced=True))
        each = (time.perf_counter() - began) / count * 1e6
        say(f"  merge and parts {each:22.2f} µs a message (goal 2)")
    if importlib.util.find_spec("smsutil"):
        import smsutil

        began = time.perf_counter()
        for text in texts:
            smsutil.split(text)
        peer = (time.perf_counter() - began) / len(texts) * 1e6
        say(f"  smsutil.split {peer:24.2f} µs a message: {peer / each:.1f} x")


def watch_window(app: QApplication, desk: Desk) -> None:
    """Go the clerk's way to a receipt and watch the window on it."""
    stalls = Stalls(app, desk)
    row, window = stalls.row, stalls.window
    page = window.pages.compose
    page.add_list(LIST)
    row("adding the list", page.is_settled)
    page.editor.insertPlainText(TEXT)
    row("looking at the text", page.is_settled)
    page.editor.insertPlainText(" ")
    row("looking again", page.is_settled)
    page.choose_sender("RIVERVIEW")
    row("choosing the sender", page.is_settled)
    page.review()
    row("the receipt", page.receipt_is_shown)
    page.receipt.reject()
    page.clear()
    row("taking everything away", page.is_settled)
    window.close_desk()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
