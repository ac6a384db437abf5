"""Pictures of the privacy desk:  python -m tests.look.privacy FOLDER [picture ...]"""

import sqlite3
from contextlib import closing

from PySide6.QtWidgets import QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, DraftSource
from smsdesk.services.desk import Desk
from smsdesk.services.imports import Pasted
from smsdesk.store.damage import NAME
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.privacy.dialog import PrivacyDialog
from smsdesk.ui.privacy.erase_dialog import EraseDialog
from tests.look.people import people
from tests.look.stage import SMALLEST, WIDE, Stage, main

SOMEBODY = 3


def fill(desk: Desk) -> None:
    desk.accounts.add("งานประชาสัมพันธ์", "thaibulksms", practice=True)
    everybody = people(12)
    one = everybody[SOMEBODY]
    rows = "".join(f"{p.written}\t{p.name}\t{p.fields['ห้อง']}\n" for p in everybody)
    desk.imports.import_file(Pasted("เบอร์โทร\tชื่อ\tห้อง\n" + rows), "ลูกบ้านอาคาร A")
    found = desk.contacts.list_named("ลูกบ้านอาคาร A")
    desk.contacts.set_consent(found.id, "ใบสมัครลูกบ้าน", desk.clock().date())
    desk.contacts.put(desk.contacts.make_list("กรรมการ"), one.written, one.name, {})
    for text in ("แจ้งค่าส่วนกลาง {ชื่อ}", "นัดประชุมใหญ่ {ชื่อ}", "งดน้ำ {ห้อง} วันเสาร์"):
        draft = Draft(
            "งานประชาสัมพันธ์", text, everybody, sender="Demo", known_fields=("ชื่อ", "ห้อง"),
        )  # fmt: skip
        campaign = desk.composing.confirm(desk.composing.prepare(draft))
        desk.sending.run(campaign.id, JobContext())
    with closing(sqlite3.connect(desk.folder / NAME)) as con, con:
        con.execute("UPDATE campaign SET ended_at = '2026-04-20T03:00:00.000+00:00' WHERE id = 1")
    desk.do_not_contact.add([one.written], reason="โทรมาขอ", who="กัลยา")
    typed = DraftSource("typed", numbers=(one.written,))
    desk.composing.keep_draft(Draft("งานประชาสัมพันธ์", "ถามเรื่องที่จอดรถ", (), sources=(typed,)))
    desk.folder.joinpath("smsdesk.before-8.sqlite3").touch()
    desk.privacy.find("0891112233")
    desk.privacy.revealed(2)


def opened(stage: Stage, size: tuple[int, int] = WIDE) -> tuple[Frame, PrivacyDialog]:
    desk = stage.desk("privacy", fill)
    frame = stage.frame(Tab.HISTORY, QWidget(), size)
    dialog = PrivacyDialog(frame, desk.privacy, stage.jobs, stage.speech)
    dialog.begin()
    stage.settle()
    return frame, dialog


def found(stage: Stage, size: tuple[int, int] = WIDE) -> tuple[Frame, PrivacyDialog]:
    frame, dialog = opened(stage, size)
    dialog.person.number.setText(people(12)[SOMEBODY].written)
    dialog.person.find_button.click()
    stage.settle()
    return frame, dialog


def empty(stage: Stage) -> Frame:
    return opened(stage)[0]


def nobody(stage: Stage) -> Frame:
    frame, dialog = opened(stage)
    dialog.person.number.setText("0899999999")
    dialog.person.find_button.click()
    stage.settle()
    return frame


def wrong(stage: Stage) -> Frame:
    frame, dialog = opened(stage)
    dialog.person.number.setText("02-123-4567 ต่อ x")
    dialog.person.find_button.click()
    stage.settle()
    return frame


def person(stage: Stage) -> Frame:
    return found(stage)[0]


def person_small(stage: Stage) -> Frame:
    return found(stage, SMALLEST)[0]


def asking(stage: Stage, size: tuple[int, int] = WIDE) -> Frame:
    frame, dialog = found(stage, size)
    dialog.person.erase_button.click()
    frame.findChild(EraseDialog).typed.setText("12")
    stage.settle()
    return frame


def asking_small(stage: Stage) -> Frame:
    return asking(stage, SMALLEST)


def part(stage: Stage, number: int, size: tuple[int, int] = WIDE) -> tuple[Frame, PrivacyDialog]:
    frame, dialog = opened(stage, size)
    dialog.parts.buttons[number].click()
    stage.settle()
    return frame, dialog


def retention(stage: Stage, size: tuple[int, int] = WIDE) -> Frame:
    frame, dialog = part(stage, 1, size)
    dialog.retention.look_button.click()
    stage.settle()
    return frame


def retention_small(stage: Stage) -> Frame:
    return retention(stage, SMALLEST)


def log(stage: Stage) -> Frame:
    return part(stage, 2)[0]


def erased(stage: Stage) -> Frame:
    frame, dialog = found(stage)
    dialog.person.erase_button.click()
    asked = frame.findChild(EraseDialog)
    asked.typed.setText(people(12)[SOMEBODY].written[-4:])
    asked.erase_button.click()
    stage.settle()
    return frame


if __name__ == "__main__":
    main(
        "privacy",
        {
            "empty": empty,
            "nobody": nobody,
            "wrong": wrong,
            "person": person,
            "900-person": person_small,
            "asking": asking,
            "900-asking": asking_small,
            "retention": retention,
            "900-retention": retention_small,
            "log": log,
            "erased": erased,
        },
    )
