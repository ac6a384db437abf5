"""What a desk without an account begins with: language, service, keys."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.models import Account
from smsdesk.services.accounts import AccountService
from smsdesk.ui.accounts.add_panel import DONE, KEYS, SERVICE, AddPanel
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language, Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.footer import FooterBar
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.steps import Steps

WIDTH = 560
SHALLOW = 620
LANGUAGES = {"th": "ภาษาไทย", "en": "English"}
"""Each language is written in itself, so that it is found by who reads only that one."""


class Ground(Card):
    """A card for fields to type in; what has borders of its own stands on the page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(0, 0, 0, 0), parent=parent)
        self._bare = True

    def set_bare(self, bare: bool) -> None:
        """Show the surface, or nothing of it."""
        self._bare = bare
        side = 0 if bare else 24
        self.body.setContentsMargins(side, side - side // 6, side, side - side // 6)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface, if any."""
        if not self._bare:
            super().paintEvent(event)


class FirstStart(Worded, QWidget):
    """Three steps in the middle of a calm page. Enter goes on, nothing is paid here."""

    done = Signal(object)  # Account

    def __init__(
        self,
        accounts: AccountService,
        jobs: JobRunner,
        speech: Speech,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._account: Account | None = None
        self._at_language = True
        self.steps = Steps(["", "", ""])
        self.heading = PlainLabel(role="title", wrap=True)
        self.sentence = PlainLabel(role="muted", wrap=True)
        self.languages = {
            key: ChoiceCard(name, "", icon="languages") for key, name in LANGUAGES.items()
        }
        self.panel = AddPanel(accounts, jobs, speech)
        self.back_button = Button("", icon="arrow-left")
        self.next_button = Button("", "primary", icon="arrow-right", trailing=True)
        self._ground = Ground()
        self._language_page = QWidget()
        self._column = QVBoxLayout()

        self._lay_out()
        self.languages[language.current].setChecked(True)

        for card in self.languages.values():
            card.toggled.connect(self._switch)
        self.panel.step_changed.connect(self._show_step)
        self.panel.busy_changed.connect(self._show_busy)
        self.panel.added.connect(self._take)
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.retranslate()

    @property
    def step(self) -> int:
        """Return 0 for language, 1 for service, 2 for keys, 3 when it is done."""
        return 0 if self._at_language else self.panel.step + 1

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.steps.set_names([self.tr("Language"), self.tr("Service"), self.tr("Keys")])
        self.languages["th"].set_words(LANGUAGES["th"], self.tr("Buddhist years, 24-hour time"))
        self.languages["en"].set_words(LANGUAGES["en"], self.tr("Gregorian years, 24-hour time"))
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next_button.isEnabled():
            self._go_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the air above where the window is low."""
        super().resizeEvent(event)
        air = 8 if self.height() < SHALLOW else 40
        self._column.setContentsMargins(24, air, 24, 16)

    def _lay_out(self) -> None:
        languages = QVBoxLayout(self._language_page)
        languages.setContentsMargins(0, 0, 0, 0)
        languages.setSpacing(8)
        for card in self.languages.values():
            languages.addWidget(card)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.steps)
        column.addSpacing(20)
        column.addWidget(self.heading)
        column.addSpacing(2)
        column.addWidget(self.sentence)
        column.addSpacing(16)
        self._ground.body.addWidget(self._language_page)
        self._ground.body.addWidget(self.panel)
        column.addWidget(self._ground)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(inner, 100)
        centred.addStretch(1)
        content = QWidget()
        content.setLayout(self._column)
        self._column.addLayout(centred)
        self._column.addStretch()
        footer = FooterBar()
        footer.add_left(self.back_button)
        footer.add_right(self.next_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrollColumn(content), 1)
        whole.addWidget(footer)

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        chosen = next(key for key, card in self.languages.items() if card.isChecked())
        if on and chosen != self._language.current:
            self._language.set(chosen)

    @Slot()
    def _go_on(self) -> None:
        if self._at_language:
            self._at_language = False
            self._show_step(SERVICE)
        elif self.panel.step == DONE:
            self.done.emit(self._account)
        else:
            self.panel.forward()

    @Slot()
    def _go_back(self) -> None:
        if self.panel.step == KEYS:
            self.panel.back()
        else:
            self._at_language = True
            self._show_step(SERVICE)

    @Slot(object)
    def _take(self, account: Account) -> None:
        self._account = account

    @Slot(object)
    def _show_busy(self, _busy: bool) -> None:
        self._dress()

    @Slot(object)
    def _show_step(self, _step: int) -> None:
        self._dress()
        if self._at_language:
            self.languages[self._language.current].setFocus()
        elif self.panel.step == DONE:
            self.next_button.setFocus()
        else:
            self.panel.first_widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        step, busy = self.step, self.panel.busy
        headings = (
            (
                self.tr("Welcome to smsdesk"),
                self.tr("Choose your language. It can be changed later."),
            ),
            (
                self.tr("Which service are you a customer of?"),
                self.tr("Not yet? Begin with a practice account and look around first."),
            ),
            (
                self.panel.title,
                self.tr("Nothing you do with it reaches anyone.")
                if self.panel.is_practice
                else self.tr("The keys stay on this computer, in its password store."),
            ),
            (self.tr("Ready"), self.tr("You can add more accounts later under Accounts.")),
        )
        self.heading.setText(headings[step][0])
        self.sentence.setText(headings[step][1])
        self.steps.set_current(step)
        self._ground.set_bare(step < 2)
        self._language_page.setVisible(self._at_language)
        self.panel.setVisible(not self._at_language)
        self.back_button.setText(self.tr("Back"))
        self.back_button.setVisible(step in (1, 2))
        words = (
            self.tr("Choose the service"),
            self.tr("Enter the keys"),
            self.tr("Test and save"),
            self.tr("Write the first message"),
        )
        self.next_button.setText(self.tr("Testing…") if busy else words[step])
        self.next_button.setEnabled(not busy)
