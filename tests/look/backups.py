"""Pictures of the backups:  python -m tests.look.backups FOLDER [picture ...]"""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import InputError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft
from smsdesk.services.backups import Plan
from smsdesk.services.desk import Desk
from smsdesk.ui.backups.dialog import BackupDialog
from smsdesk.ui.backups.passphrase_dialog import PassphraseDialog
from smsdesk.ui.backups.restore_dialog import RestoreDialog
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.trouble_dialog import TroubleDialog
from tests.look.people import people
from tests.look.stage import SMALLEST, WIDE, Stage, main
from tests.services.backup_office import PASSPHRASE, use_key


def fill(desk: Desk) -> None:
    desk.accounts.add("งานประชาสัมพันธ์", "thaibulksms", practice=True)
    everybody = people(12)
    draft = Draft(
        "งานประชาสัมพันธ์", "แจ้งค่าส่วนกลาง {ชื่อ}", everybody, sender="Demo", known_fields=("ชื่อ",),
    )  # fmt: skip
    desk.composing.confirm(desk.composing.prepare(draft))


def kept(desk: Desk) -> None:
    fill(desk)
    use_key(desk)
    second = desk.folder.parent / "USB" / "สำรอง smsdesk"
    second.mkdir(parents=True, exist_ok=True)
    desk.backups.set_plan(Plan(second=second))
    plain = desk.backups._clock
    for days in (40, 12, 2, 1, 0):
        desk.backups._clock = lambda back=days: plain() - timedelta(days=back)
        desk.backups.make_when_due(JobContext())
    desk.backups._clock = plain
    oldest = desk.backups.all()[-1]
    oldest.path.write_bytes(oldest.path.read_bytes()[:-50])


def opened(stage: Stage, size: tuple[int, int] = WIDE) -> tuple[Frame, BackupDialog]:
    return shown(stage, stage.desk("kept", kept), size)


def shown(stage: Stage, desk: Desk, size: tuple[int, int]) -> tuple[Frame, BackupDialog]:
    frame = stage.frame(Tab.HISTORY, QWidget(), size)
    dialog = BackupDialog(frame, desk.backups, stage.jobs, stage.speech, desk.clock)
    dialog.begin()
    stage.settle()
    return frame, dialog


def first(stage: Stage) -> Frame:
    return shown(stage, stage.desk("first", fill), WIDE)[0]


def first_small(stage: Stage) -> Frame:
    return shown(stage, stage.desk("first", fill), SMALLEST)[0]


def several(stage: Stage) -> Frame:
    return opened(stage)[0]


def several_small(stage: Stage) -> Frame:
    return opened(stage, SMALLEST)[0]


def made(stage: Stage) -> Frame:
    frame, dialog = opened(stage)
    dialog._take_made("smsdesk-20260925-143200.smsbackup")
    dialog._rest()
    stage.settle()
    return frame


def gone(stage: Stage) -> Frame:
    frame, dialog = opened(stage)
    dialog._refuse(InputError("backup_folder_gone", folder="/media/USB/สำรอง smsdesk"))
    stage.settle()
    return frame


def passphrase(stage: Stage, size: tuple[int, int] = WIDE, *, good: bool = True) -> Frame:
    frame, dialog = opened(stage, size)
    dialog.change_button.click()
    asking = frame.findChild(PassphraseDialog)
    asking.typed.setText(PASSPHRASE if good else "0812345678")
    asking.again.setText(PASSPHRASE if good else "0899")
    stage.settle()
    return frame


def passphrase_small(stage: Stage) -> Frame:
    return passphrase(stage, SMALLEST)


def passphrase_weak(stage: Stage) -> Frame:
    return passphrase(stage, good=False)


def restore(stage: Stage, size: tuple[int, int] = WIDE, *, wrong: bool = False) -> Frame:
    frame, dialog = opened(stage, size)
    dialog.rows.rows[1].restore_button.click()
    stage.settle()
    asking = frame.findChild(RestoreDialog)
    asking.passphrase.setText("correct horse")
    asking.typed.setText("12" if wrong else "1")
    if wrong:
        asking._refuse(InputError("wrong_passphrase"))
    stage.settle()
    return frame


def restore_small(stage: Stage) -> Frame:
    return restore(stage, SMALLEST)


def restore_wrong(stage: Stage) -> Frame:
    return restore(stage, wrong=True)


def restore_damaged(stage: Stage) -> Frame:
    frame, dialog = opened(stage)
    dialog.rows.rows[0].restore_button.click()
    stage.settle()
    frame.findChild(RestoreDialog)._look(Path(__file__))
    stage.settle()
    return frame


def trouble(stage: Stage, size: tuple[int, int] = WIDE) -> Frame:
    desk = stage.desk("kept", kept)
    desk.folder.joinpath("smsdesk.before-8.sqlite3").write_bytes(b"SQLite format 3\0")
    frame = stage.frame(Tab.HISTORY, QWidget(), size)
    error = StoreError("database_damaged", detail="SQLITE_CORRUPT")
    dialog = TroubleDialog(
        frame, error, stage.speech, folder=desk.folder, reads=True, again=False
    )  # fmt: skip
    dialog.present(dialog.back_button)
    stage.settle()
    return frame


def trouble_small(stage: Stage) -> Frame:
    return trouble(stage, SMALLEST)


if __name__ == "__main__":
    main(
        "backups",
        {
            "first": first,
            "900-first": first_small,
            "several": several,
            "900-several": several_small,
            "made": made,
            "gone": gone,
            "passphrase": passphrase,
            "900-passphrase": passphrase_small,
            "passphrase-weak": passphrase_weak,
            "restore": restore,
            "900-restore": restore_small,
            "restore-wrong": restore_wrong,
            "restore-damaged": restore_damaged,
            "trouble": trouble,
            "900-trouble": trouble_small,
        },
    )
