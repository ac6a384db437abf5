"""What the tests of the Contacts tab share: lists in a real desk, and hands for dialogs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from smsdesk.services.desk import Desk
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.contacts.page import ContactsPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech


def made_page(desk: Desk, jobs: JobRunner, language: Language, qtbot) -> ContactsPage:
    made = ContactsPage(
        desk.contacts, desk.imports, desk.do_not_contact, jobs, Speech(language), desk.clock
    )
    qtbot.addWidget(made)
    made.resize(1076, 740)
    made.show()
    return made


def fill(desk: Desk, folder: Path, name: str, count: int, start: int = 0) -> None:
    lines = [f"คนที่ {n},08{n:08},A-{n}" for n in range(start, start + count)]
    path = folder / f"{name}.csv"
    path.write_text("\n".join(["ชื่อ,เบอร์โทร,ห้อง", *lines]) + "\n", "utf-8")
    desk.imports.import_file(path, name)


def fresh(qtbot, page: ContactsPage) -> ContactsPage:
    page.refresh()
    qtbot.waitUntil(page.is_settled)
    return page


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(qtbot, page: ContactsPage, *, yes: bool = True) -> None:
    dialog = shown(page, ConfirmDialog)
    assert dialog.no_button.hasFocus(), "Enter must not delete"
    press(qtbot, dialog.yes_button if yes else dialog.no_button)
    qtbot.waitUntil(page.is_settled)


def shown(page, kind: type[QDialog]):
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def is_open(page, kind: type[QDialog]) -> bool:
    return any(one.isVisible() for one in page.window().findChildren(kind))


def cell(page: ContactsPage, row: int, column: int) -> str:
    return page.people.table.rows.index(row, column).data()


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.contacts.lists()]
