"""The import page over a real desk, and what a clerk's hands do on it."""

from pathlib import Path

from PySide6.QtCore import Qt

from smsdesk.services.desk import Desk
from smsdesk.services.imports import Pasted
from smsdesk.ui.contacts.import_page import ImportPage
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.speech import Speech

ROW, NAME, WRITTEN, RESULT, NUMBER, WHY = range(6)


def opened(qtbot, desk: Desk, jobs: JobRunner, language: Language) -> ImportPage:
    """The page in the usual window."""
    made = ImportPage(desk.imports, desk.contacts, jobs, Speech(language), desk.clock)
    qtbot.addWidget(made)
    made.resize(1076, 740)
    made.show()
    return made


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(combo, key: object) -> None:
    """Choose from a list that opens."""
    combo.choose(key)
    combo.activated.emit(combo.currentIndex())


def found(qtbot, page: ImportPage, source: Path | Pasted) -> ImportPage:
    page.open_file(source)
    qtbot.waitUntil(page.is_found)
    return page


def looked(qtbot, page: ImportPage) -> None:
    """Wait until the file was looked at again."""
    qtbot.waitUntil(lambda: not page.busy)


def go_on(qtbot, page: ImportPage) -> None:
    """Press on until what was found is in sight."""
    while not page.is_found():
        press(qtbot, page.footer.next_button)
        looked(qtbot, page)
        assert not page.trouble.isVisible()


def done(qtbot, page: ImportPage) -> None:
    press(qtbot, page.import_button)
    qtbot.waitUntil(page.is_done)


def figures(page: ImportPage) -> list[int]:
    return [int(tile.number.replace(",", "")) for tile in page.found_step.tiles.values()]


def column(page: ImportPage, at: int) -> list[str]:
    rows = page.found_step.rows
    return [rows.index(row, at).data() for row in range(rows.rowCount())]
