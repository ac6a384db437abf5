"""The frame of the window: ribbon, rail with the pages, status line."""
# ruff: noqa: PLC0415 - imports inside functions keep the first paint quick

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from smsdesk.ui.language import Worded, spoken
from smsdesk.ui.rail import Rail
from smsdesk.ui.status_line import Ribbon, StatusItem, StatusLine

if TYPE_CHECKING:
    from smsdesk.core.clock import Clock

COMPACT_BELOW = 1100
SMALLEST = (900, 500)
NEVER_KEYS = "Ctrl+B"
ICONS = ["square-pen", "users", "calendar-clock", "wallet", "history"]


class Tab(IntEnum):
    """The pages, in their order on the rail."""

    COMPOSE = 0
    CONTACTS = 1
    SCHEDULE = 2
    ACCOUNTS = 3
    HISTORY = 4


class Frame(Worded, QWidget):
    """What stands around every page. Knows no service: its owner tells it what to show.

    It may be shown before anybody has a clock; the time comes with one.
    """

    tab_changed = Signal(object)  # Tab
    account_pressed = Signal()
    status_pressed = Signal(object)  # the key of the status item
    practice_left = Signal()
    stop_requested = Signal()
    never_requested = Signal()  # a number is never to be texted again
    compact_changed = Signal(object)  # whether the window is too narrow for side panes

    def __init__(self, clock: Clock | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._counts: dict[Tab, tuple[str, str, str]] = {}
        self.rail = Rail(COMPACT_BELOW)
        self.status = StatusLine()
        self._ribbon: Ribbon | None = None
        self._second = QTimer(self, interval=1000)
        self._pages = [QWidget() for _ in Tab]

        self.setMinimumSize(*SMALLEST)
        for tab, page in zip(Tab, self._pages, strict=True):
            page.setProperty("page", True)
            _lay_out_page(page)
            self.rail.addTab(page, tab.name)
        self.rail.bar.set_icons(ICONS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.rail, 1)
        self._column.addWidget(self.status)

        self.rail.currentChanged.connect(self._tell_tab)
        self.rail.compact_changed.connect(self.compact_changed)
        self.rail.account.clicked.connect(self.account_pressed)
        self.rail.never.clicked.connect(self.never_requested)
        self.status.pressed.connect(self.status_pressed)
        self._second.timeout.connect(self._show_time)
        self._add_shortcuts()

        self.retranslate()
        if clock is not None:
            self.set_clock(clock)

    @property
    def compact(self) -> bool:
        """Tell whether the window is too narrow for side panes."""
        return self.rail.compact

    @property
    def current_tab(self) -> Tab:
        """Return the tab in sight."""
        return Tab(self.rail.currentIndex())

    @property
    def ribbon(self) -> Ribbon | None:
        """Return the practice ribbon, None before the first practice account."""
        return self._ribbon

    def set_page(self, tab: Tab, page: QWidget) -> None:
        """Put a page behind a tab, in place of what was there."""
        layout = self._pages[tab].layout()
        if layout is None:
            return
        while (item := layout.takeAt(0)) is not None:
            if old := item.widget():
                old.setParent(None)
        layout.addWidget(page)

    def show_tab(self, tab: Tab) -> None:
        """Bring a page into sight."""
        self.rail.setCurrentIndex(tab)

    def offer_never(self) -> None:
        """Let a number be kept from ever being texted, now that there is where to keep it."""
        self._never.setEnabled(True)
        self.rail.never.show()

    def set_open_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these pages on the rail and no others."""
        for tab in Tab:
            self.rail.setTabVisible(tab, tab in tabs)

    def put_above(self, widget: QWidget) -> None:
        """Show a widget over the whole window's width, above every page."""
        self._column.insertWidget(0, widget)

    def set_count(self, tab: Tab, count: int, tone: str = "neutral", spoken: str = "") -> None:
        """Show a count on a tab, none for 0: "neutral" for planned, "unknown" for unknown."""
        shown = f"{count:,}" if count else ""
        self._counts[tab] = (shown, tone, spoken if count else "")
        self.rail.bar.set_count(tab, *self._counts[tab])

    def set_clock(self, clock: Clock) -> None:
        """Show the time of this clock from now on."""
        self._clock = clock
        self._second.start()
        self._show_time()

    def set_account(self, name: str, line: str, tone: str = "neutral") -> None:
        """Show the account in use, and a line about its credit."""
        self.rail.account.show_account(name, line, tone)

    def set_status(self, items: Sequence[StatusItem]) -> None:
        """Show what is running and what needs a decision."""
        self.status.show_items(items)

    def set_practice(self, on: bool) -> None:
        """Show or hide the practice ribbon."""
        if on and self._ribbon is None:
            self._ribbon = Ribbon()
            self._ribbon.pressed.connect(self.practice_left)
            self._column.insertWidget(0, self._ribbon)
            self._name_ribbon(self._ribbon)
        if self._ribbon is not None:
            self._ribbon.setVisible(on)

    def retranslate(self) -> None:
        """Set every word of the frame anew."""
        names = (
            self.tr("Compose"),
            self.tr("Contacts"),
            self.tr("Schedule"),
            self.tr("Accounts"),
            self.tr("History"),
        )
        for tab, name in zip(Tab, names, strict=True):
            self.rail.setTabText(tab, name)
            self._pages[tab].setAccessibleName(name)
        for tab, count in self._counts.items():
            self.rail.bar.set_count(tab, *count)
        self.rail.setAccessibleName(self.tr("Pages"))
        self.rail.bar.setAccessibleName(self.tr("Pages"))
        self.rail.bar.name_buttons(self.tr("More pages"))
        self.rail.never.show_words(self.tr("Never text"), NEVER_KEYS)
        self.rail.account.setAccessibleDescription(self.tr("Change the account"))
        if self._ribbon is not None:
            self._name_ribbon(self._ribbon)
        self._show_time()

    def _name_ribbon(self, ribbon: Ribbon) -> None:
        ribbon.show_words(
            self.tr("Practice mode"),
            self.tr("Everything works as usual, but no message reaches anyone"),
            self.tr("Switch to a real account"),
        )

    def _add_shortcuts(self) -> None:
        for tab in Tab:
            shortcut = TabShortcut(tab, self)
            shortcut.wanted.connect(self._switch)
        stop = QShortcut(QKeySequence("Ctrl+."), self)
        stop.activated.connect(self.stop_requested)
        self._never = QShortcut(QKeySequence(NEVER_KEYS), self)
        self._never.setEnabled(False)
        self._never.activated.connect(self.never_requested)

    @Slot(object)
    def _switch(self, tab: Tab) -> None:
        if not self._asking() and self.rail.isTabVisible(tab):
            self.show_tab(tab)

    def _asking(self) -> bool:
        return any(dialog.isVisible() for dialog in self.findChildren(QDialog))

    @Slot(int)
    def _tell_tab(self, index: int) -> None:
        self.tab_changed.emit(Tab(index))

    @Slot()
    def _show_time(self) -> None:
        if self._clock is None:
            return
        from smsdesk.core.schedule import date_time_text

        now = date_time_text(self._clock(), spoken())
        text = self.tr("Bangkok time {time}").format(time=now)
        if text != self.status.clock.text():
            self.status.clock.setText(text)


class TabShortcut(QShortcut):
    """Ctrl and the number of a tab."""

    wanted = Signal(object)  # Tab

    def __init__(self, tab: Tab, parent: QWidget) -> None:
        super().__init__(QKeySequence(f"Ctrl+{tab + 1}"), parent)
        self._tab = tab
        self.activated.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self._tab)


def _lay_out_page(page: QWidget) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
