"""The senders of an account: their status, when each was used, and which one fades."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import SenderName, ServiceInfo
from smsdesk.core.schedule import bangkok_midnight, short_date_text
from smsdesk.services.senders import Fading
from smsdesk.ui.language import Worded
from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import BadgeSpec
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.table_view import TableView

TONES = {"approved": ("ok", ""), "waiting": ("neutral", "clock"), "refused": ("block", "")}


def status_badge(status: str, speech: Speech) -> BadgeSpec | None:
    """Return how a status is shown; nothing where nobody said anything."""
    if status not in TONES:
        return None
    tone, icon = TONES[status]
    return BadgeSpec(tone, speech.word(f"sender_status_{status}"), icon)


class SenderSection(Worded, QWidget):
    """Rows to look at; where the service lists none, to note and to forget by hand."""

    note_wanted = Signal(object)  # SenderName
    forget_wanted = Signal(object)  # SenderName
    test_wanted = Signal(object)  # the name of a sender

    def __init__(self, speech: Speech, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._clock = clock
        self._info: ServiceInfo | None = None
        self._fading: Sequence[Fading] = ()
        self.note = PlainLabel(role="small", wrap=True)
        self.table = TableView("")
        self.rows: RowsModel[SenderName] = RowsModel(())
        self.nothing = EmptyState("tag")
        self.reminder = Banner("warn", icon="clock")
        self.change_button = Button("", "quiet", icon="pencil")
        self.forget_button = Button("", "quiet", icon="x")
        self._stack = QStackedWidget()
        self._note_row = QWidget()
        self._acts = QWidget()

        self._lay_out()

        self.table.selectionModel().selectionChanged.connect(self._show_acts)
        self.table.doubleClicked.connect(self._change_row)
        self.table.installEventFilter(self)
        self.change_button.clicked.connect(self._change)
        self.forget_button.clicked.connect(self._forget)
        self.reminder.pressed.connect(self._test)
        self.retranslate()

    @property
    def chosen(self) -> SenderName | None:
        """Return the sender of the chosen row."""
        chosen = self.table.selectionModel().selectedRows()
        return self.rows.row_at(chosen[0].row()) if chosen else None

    def show_service(self, info: ServiceInfo) -> None:
        """Prepare for an account at this service; its rows come later."""
        self._info = info
        self.show_senders((), ())
        self._stack.setCurrentWidget(self.table)
        self.retranslate()

    def show_senders(self, senders: Sequence[SenderName], fading: Sequence[Fading]) -> None:
        """Show the rows, and the one that fades first."""
        self._fading = fading
        self.rows.set_rows(senders)
        self._stack.setCurrentWidget(self.table if senders else self.nothing)
        self._show_acts()
        self._remind()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.change_button.setText(self.tr("Change status"))
        self.forget_button.setText(self.tr("Take out of the list"))
        self.table.set_name(self.tr("Senders"))
        words = self.tr("{service} has no list to ask for. Note here what it approved.")
        self.note.setText(words.format(service=self._info.title if self._info else ""))
        self._note_row.setVisible(not self._is_listed)
        self.rows.set_columns(
            [
                Column(self.tr("Name"), _name_of, kind="strong", second=_type_of),
                Column(self.tr("Status"), _status_of, badge=self._badge),
                Column(self.tr("Last used"), self._use_of),
            ]
        )
        self.table.set_columns([140, 128, 112], stretch=0)
        self.table.set_row_height(56 if self._is_listed else 44)
        self.nothing.show_words(
            self.tr("No senders yet"),
            self.tr("Add one here, or type it as you write."),
        )
        self._show_acts()  # new columns took the choice away
        self._remind()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter change the chosen row, and Delete forget it."""
        if watched is self.table and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._change()
                return True
            if pressed and event.key() == Qt.Key.Key_Delete:
                self._forget()
                return True
        return super().eventFilter(watched, event)

    @property
    def _is_listed(self) -> bool:
        return self._info is not None and self._info.lists_senders

    def _lay_out(self) -> None:
        inset = QHBoxLayout(self._note_row)
        inset.setContentsMargins(15, 4, 15, 2)
        inset.addWidget(self.note)
        self.table.setModel(self.rows)
        self.table.setMinimumHeight(120)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(10, 4, 10, 4)
        acts.addWidget(self.change_button)
        acts.addWidget(self.forget_button)
        acts.addStretch()
        below = QVBoxLayout()
        below.setContentsMargins(12, 4, 12, 10)
        below.addWidget(self.reminder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note_row)
        column.addWidget(self._stack, 1)
        column.addWidget(self._acts)
        column.addLayout(below)
        self._acts.hide()
        self.reminder.hide()

    def _badge(self, sender: SenderName) -> BadgeSpec | None:
        return status_badge(sender.status, self._speech)

    def _use_of(self, sender: SenderName) -> str:
        if sender.used_at is None:
            return self.tr("Never used")
        if bangkok_midnight(sender.used_at) == bangkok_midnight(self._clock()):
            return self.tr("Today")
        return short_date_text(sender.used_at, self._speech.language)

    def _remind(self) -> None:
        self.reminder.setVisible(bool(self._fading))
        if self._fading:
            first = self._fading[0]
            said = self._speech.say(
                "sender_faded" if first.is_over else "sender_fades",
                {"name": first.sender, "months": first.months, "limit": first.limit},
            )
            self.reminder.show_words("warn", said.text, "", said.button)

    @Slot()
    def _show_acts(self) -> None:
        chosen, info = self.chosen, self._info
        by_hand = chosen is not None and info is not None and not info.lists_senders
        self._acts.setVisible(by_hand)
        if chosen is not None and info is not None:
            self.forget_button.setVisible(chosen.sender not in info.default_senders)

    @Slot(QModelIndex)
    def _change_row(self, _index: QModelIndex) -> None:
        self._change()

    @Slot()
    def _change(self) -> None:
        if self.chosen is not None and not self._acts.isHidden():
            self.note_wanted.emit(self.chosen)

    @Slot()
    def _forget(self) -> None:
        if self.chosen is None or self._acts.isHidden() or self.forget_button.isHidden():
            return
        self.forget_wanted.emit(self.chosen)

    @Slot()
    def _test(self) -> None:
        if self._fading:
            self.test_wanted.emit(self._fading[0].sender)


def _name_of(sender: SenderName) -> str:
    return sender.sender


def _type_of(sender: SenderName) -> str:
    return sender.type


def _status_of(sender: SenderName) -> str:
    return sender.status
