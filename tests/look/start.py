"""What stands at the start: data that is damaged, held, elsewhere or a copy. Run as
``python -m tests.look.start FOLDER``."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

from smsdesk.core.errors import Busy, InputError, StoreError
from smsdesk.core.models import Draft
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.widgets.dialog import Dialog
from tests.look.people import people
from tests.look.stage import NOW, WIDE, Stage, main

NAME = "smsdesk.sqlite3"
TEXT = "เรียน {ชื่อ} ขอแจ้งค่าส่วนกลางห้อง {ห้อง} ยอด {ยอด} บาท"


def fill(desk: Desk) -> None:
    account = desk.accounts.add("ThaiBulkSMS", "thaibulksms", practice=True)
    known = ("ชื่อ", "ห้อง", "ยอด")
    draft = Draft(account.name, TEXT, people(312), sender="RIVERVIEW", known_fields=known,
                  title="ค่าส่วนกลาง ก.ย. 69")  # fmt: skip
    desk.composing.confirm(desk.composing.prepare(draft))


def window(stage: Stage, folder: Path | None = None) -> MainWindow:
    made = MainWindow(stage.jobs, stage.language, stage.theme)
    made.set_clock(stage.clock)
    made.folder = folder
    made.resize(*WIDE)
    made.show()
    made.activateWindow()
    stage._kept.append(made)
    return made


def data(stage: Stage, *, copy: bool) -> Path:
    """Return a closed data folder, with an older copy beside the database if asked."""
    folder = stage.folder()
    with Desk(folder, command=own_command(), hold=True, clock=stage.clock) as desk:
        fill(desk)
    if copy:
        older = folder / "smsdesk.before-7.sqlite3"
        shutil.copy(folder / NAME, older)
        made = (NOW - timedelta(days=3)).timestamp()
        os.utime(older, (made, made))
    return folder


def draw_busy(stage: Stage) -> MainWindow:
    made = window(stage)
    made.refuse(Busy())
    return made


def draw_synced(stage: Stage) -> MainWindow:
    made = window(stage)
    folder = r"C:\Users\วิภา\OneDrive - Riverview\smsdesk"
    made.refuse(InputError("folder_synced", folder=folder, by="OneDrive"))
    return made


def draw_missing(stage: Stage) -> MainWindow:
    made = window(stage, data(stage, copy=False))
    made.refuse(StoreError("database_missing", detail="gone"))
    return made


def damaged(stage: Stage) -> MainWindow:
    folder = data(stage, copy=True)
    made = window(stage, folder)
    desk = Desk(folder, command=own_command(), hold=True, clock=stage.clock)
    desk._opened = type(desk._opened)(
        desk._db, StoreError("database_damaged", detail="SQLITE_CORRUPT")
    )
    made.furnish(desk)
    stage.settle()
    return made


def draw_damaged(stage: Stage) -> MainWindow:
    return damaged(stage)


def draw_reading(stage: Stage) -> MainWindow:
    made = damaged(stage)
    close_dialogs(made)
    stage.settle()
    return made


def close_dialogs(made: MainWindow) -> None:
    for dialog in made.findChildren(Dialog):
        dialog.reject()


def copied(stage: Stage) -> MainWindow:
    folder = data(stage, copy=False)
    made = window(stage, folder)
    made.furnish(
        Desk(folder, command=own_command(), hold=True, clock=stage.clock, config=stage.folder())
    )
    stage.until(lambda: made.furnished)
    stage.settle()
    return made


def draw_copy(stage: Stage) -> MainWindow:
    return copied(stage)


def draw_confirm(stage: Stage) -> MainWindow:
    made = copied(stage)
    close_dialogs(made)
    made._control.start(made.desk.sending.all()[0].id)
    stage.settle()
    return made


PICTURES = {
    "busy": draw_busy,
    "synced": draw_synced,
    "missing": draw_missing,
    "damaged": draw_damaged,
    "reading": draw_reading,
    "copy": draw_copy,
    "confirm": draw_confirm,
}

if __name__ == "__main__":
    main("start", PICTURES)
