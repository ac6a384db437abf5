"""An account as a card: name, state, credits. And the cards side by side."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.models import Account
from smsdesk.core.schedule import in_bangkok, short_date_text
from smsdesk.ui.accounts.credit import credit_words
from smsdesk.ui.accounts.lasting import lasts_words
from smsdesk.ui.accounts.states import AccountState
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import HEIGHT, Badge, BadgeSpec
from smsdesk.ui.widgets.button import Button, PaintedButton
from smsdesk.ui.widgets.figure import Figure
from smsdesk.ui.widgets.labels import ElidedLabel
from smsdesk.ui.widgets.painting import box, line_height, smooth_painter
from smsdesk.ui.widgets.step_chart import LevelBar

LEAST = 214
GAP = 16
LAST = 40
MOST_COLUMNS = 4


class AccountCard(PaintedButton):
    """Pressed, it is the chosen one. Trouble is said here and nowhere else."""

    chosen = Signal(object)  # Account
    retry_wanted = Signal(object)  # Account

    def __init__(self, state: AccountState, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._speech = speech
        self._state = state
        self.name = ElidedLabel(role="heading")
        self.state_badge = Badge(BadgeSpec("ok", ""))
        self.practice_badge = Badge(BadgeSpec("warn", "", "graduation-cap"))
        self.figure = Figure(kind="number", unit_kind="small")
        self.unknown = ElidedLabel(role="medium")
        self.retry_button = Button("", "quiet", icon="refresh-cw")
        self.line = ElidedLabel(role="small")
        self.level = LevelBar()
        self.lasts = ElidedLabel(role="small")

        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()

        self.clicked.connect(self._tell)
        self.retry_button.clicked.connect(self._retry)
        self.show_state(state)

    @property
    def account(self) -> Account:
        """Return the account on the card."""
        return self._state.account

    def show_state(self, state: AccountState) -> None:
        """Show what is known now. A balance nobody knows is never shown as a number."""
        self._state = state
        account = state.account
        self.name.setText(account.name)
        self.practice_badge.show_spec(BadgeSpec("warn", self.tr("Practice"), "graduation-cap"))
        self.practice_badge.setVisible(account.practice)
        self.state_badge.show_spec(self._badge())
        known = bool(state.balances) and state.error is None
        credit = credit_words(state.balances, state.usual_kind, self._speech)
        unit = self.tr("{kind} credits").format(kind=credit.kind) if credit.kind else ""
        self.figure.show_number(credit.number, unit or self.tr("credits"))
        self.figure.setVisible(known)
        self.unknown.setVisible(not known)
        self.unknown.setText(self._unknown_words())
        self.retry_button.setText(self.tr("Try again"))
        failed = state.error is not None and not state.asking
        self.retry_button.setVisible(failed)
        self.line.setVisible(not failed)
        others = credit.others if known else ""
        self.line.setText(" · ".join(filter(None, (self._service_words(), others))))
        said = self.figure.text() if known else self.unknown.text()
        self._show_level(known=known)
        words = (
            account.name,
            self.state_badge.text(),
            said,
            self.line.text() or self._reason(),
            self.lasts.text(),
        )
        self.setAccessibleName(", ".join(filter(None, words)))
        self.retry_button.setAccessibleName(
            self.tr("Try again, {account}").format(account=account.name)
        )
        self.updateGeometry()

    def _show_level(self, *, known: bool) -> None:
        """Show how full it is beside its own fullest, and how long that lasts."""
        outlook = self._state.outlook
        credits_, line = outlook.credits, outlook.line
        fullest = max((one.credits for one in outlook.known), default=Decimal(0))
        shown = known and credits_ is not None and fullest > 0
        if shown and credits_ is not None:
            low = outlook.is_low or outlook.shortfall is not None
            ink = "practice" if self.account.practice else "warn" if low else "accent"
            tick = float(line / fullest) if line else 0.0
            self.level.show_level(float(credits_ / fullest), tick, ink)
        self.level.setVisible(shown)
        self.lasts.setText(lasts_words(outlook, self._speech) if known else "")
        self.lasts.setVisible(bool(self.lasts.text()))

    def sizeHint(self) -> QSize:
        """Return one size for every card, whatever is known of its account."""
        lines = line_height("heading") + HEIGHT + line_height("number") + line_height("small")
        return QSize(LEAST, lines + LAST + 4 * 6 + 20)

    def minimumSizeHint(self) -> QSize:
        """Need the room of what is on it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        chosen, focus = self.isChecked(), self.hasFocus()
        border = "accent" if chosen or focus else "control" if self.lit else "line"
        box(
            painter,
            rect,
            fill="surface",
            border=border,
            width=2 if chosen or focus else 1,
            radius=12,
        )
        if chosen and focus:
            box(painter, rect.adjusted(3, 3, -3, -3), border="accent", width=1, radius=9)
        painter.end()

    def _lay_out(self) -> None:
        badges = QHBoxLayout()
        badges.setSpacing(6)
        badges.addWidget(self.state_badge)
        badges.addWidget(self.practice_badge)
        badges.addStretch()
        amount = QHBoxLayout()
        amount.addWidget(self.figure)
        amount.addWidget(self.unknown, 1)
        amount.addStretch()
        retry = QHBoxLayout()
        retry.setSpacing(0)
        retry.addSpacing(-11)  # the words of a quiet button begin where its neighbours' do
        retry.addWidget(self.retry_button)
        retry.addStretch()
        self.unknown.setMinimumHeight(self.figure.sizeHint().height())
        last = QVBoxLayout()
        last.setSpacing(6)
        last.addWidget(self.level)
        last.addWidget(self.lasts)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 6)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addLayout(badges)
        column.addLayout(amount, 1)
        column.addWidget(self.line)
        column.addLayout(last)
        column.addLayout(retry)
        column.addStretch()
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        for part in (
            self.name,
            self.state_badge,
            self.practice_badge,
            self.figure,
            self.unknown,
            self.level,
            self.lasts,
        ):
            part.setAttribute(through)

    def _badge(self) -> BadgeSpec:
        state = self._state
        if state.asking and state.error is None:
            return BadgeSpec("neutral", self.tr("Asking…"), "refresh-cw")
        if state.error is None:
            if state.asked_at is None:
                return BadgeSpec("neutral", self.tr("Not asked yet"), "clock")
            return self._credit_badge() or BadgeSpec("ok", self.tr("Works"))
        if state.error.code in ("login_refused", "credential_missing", "no_password_store"):
            return BadgeSpec("block", self.tr("Key needed"), "key-round")
        return BadgeSpec("warn", self.tr("Not reached"))

    def _credit_badge(self) -> BadgeSpec | None:
        """Warn where too little is there, or will be for what is planned."""
        outlook = self._state.outlook
        if outlook.shortfall is not None:
            day, month, _year = short_date_text(
                outlook.shortfall.before, self._speech.language
            ).split()
            day = f"{day} {month}"
            return BadgeSpec("warn", self.tr("Short on {day}").format(day=day))
        return BadgeSpec("warn", self.tr("Low credit")) if outlook.is_low else None

    def _unknown_words(self) -> str:
        state = self._state
        if state.asked_at is None or state.error is None:
            return (
                self.tr("Asking for the balance…") if state.asking else self.tr("Balance unknown")
            )
        time = f"{in_bangkok(state.asked_at):%H:%M}"
        return self.tr("Balance unknown {time}").format(time=time)

    def _service_words(self) -> str:
        same = self._state.service == self._state.account.name
        return "" if same else self._state.service

    def _reason(self) -> str:
        return self._speech.error(self._state.error).text if self._state.error else ""

    @Slot()
    def _tell(self) -> None:
        self.setChecked(True)
        self.chosen.emit(self.account)

    @Slot()
    def _retry(self) -> None:
        self.retry_wanted.emit(self.account)


class CardGrid(QWidget):
    """Cards of the same width, as many in a row as fit, four at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[AccountCard] = []
        self._columns = MOST_COLUMNS
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_cards(self, cards: Sequence[AccountCard]) -> None:
        """Show other cards."""
        for card in self.cards:
            card.setParent(None)
            card.deleteLater()
        self.cards = list(cards)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        fitting = (self.width() + GAP) // (LEAST + GAP)
        columns = max(1, min(MOST_COLUMNS, fitting))
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // self._columns, number % self._columns)
        self.updateGeometry()
