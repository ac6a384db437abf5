"""The chosen account: its credit by kind, its key, and what can be done with it."""

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.models import Account, ServiceInfo
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.accounts.credit import credit_words, kind_word, number_words, usual_credits
from smsdesk.ui.accounts.credit_course import CreditCourse
from smsdesk.ui.accounts.states import AccountState
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.bars import Histogram, HistogramRow
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import ElidedLabel, HairLine, IconLabel, PlainLabel

KEY_TROUBLES = ("login_refused", "credential_missing")


class Fact(QWidget):
    """An icon, a sentence, and sometimes a button."""

    def __init__(self, icon: str, button_icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel(wrap=True)
        self.button = Button("", "quiet", icon=button_icon)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.setMinimumHeight(36)


class AccountDetails(Worded, Card):
    """A card that asks its page to do things; it calls no service itself."""

    use_wanted = Signal()
    test_wanted = Signal()
    keys_wanted = Signal()
    removal_wanted = Signal()
    otp_wanted = Signal()

    def __init__(self, speech: Speech, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 14, 14, 10), spacing=12, parent=parent)
        self._speech = speech
        self._state: AccountState | None = None
        self._info: ServiceInfo | None = None
        self._ending = ""
        self._in_memory = False
        self._testing = False
        self.heading = ElidedLabel(role="heading")
        self.address = ElidedLabel(role="small")
        self.test_button = Button("", icon="plug-zap")
        self.result = Banner("ok")
        self.bars = Histogram()
        self.course = CreditCourse(speech, clock)
        self.spends = Fact("wallet")
        self.reach = Fact("users")
        self.key = Fact("key-round")
        self.site = Fact("external-link")
        self.practice = Fact("graduation-cap")
        self.use_button = Button("", "quiet", icon="square-pen")
        self.otp_button = Button("", "quiet", icon="key-round")
        self.remove_button = Button("", "quiet_danger", icon="trash-2")

        self._lay_out()

        self.use_button.clicked.connect(self.use_wanted)
        self.test_button.clicked.connect(self.test_wanted)
        self.result.pressed.connect(self._mend)
        self.key.button.clicked.connect(self.keys_wanted)
        self.site.button.clicked.connect(self._open_site)
        self.remove_button.clicked.connect(self.removal_wanted)
        self.otp_button.clicked.connect(self.otp_wanted)
        self.retranslate()

    @property
    def account(self) -> Account | None:
        """Return the account in sight."""
        return self._state.account if self._state else None

    def show_account(self, state: AccountState, info: ServiceInfo) -> None:
        """Show another account."""
        self._state, self._info = state, info
        self._ending = ""
        self._in_memory = False
        self._testing = False
        self.result.hide()
        self.retranslate()
        self.show_state(state)

    def show_state(self, state: AccountState) -> None:
        """Show what is known of it now."""
        self._state = state
        if state.error is not None:
            self.show_result(error=state.error)
        elif self.result.property("trouble"):
            self.result.hide()
        self._show_credit(state)
        self._show_key()

    def show_otp(self, *, offered: bool) -> None:
        """Offer one-time codes, where the account can have them sent."""
        self.otp_button.setVisible(offered)

    def show_ending(self, ending: str, *, in_memory: bool = False) -> None:
        """Show how the key ends, "" nothing of it; and that it is in memory alone."""
        self._ending, self._in_memory = ending, in_memory
        self._show_key()

    def show_testing(self, testing: bool) -> None:
        """Tell that the connection is being tested."""
        self._testing = testing
        self.test_button.setEnabled(not testing)
        words = self.tr("Testing…") if testing else self.tr("Test connection")
        self.test_button.setText(words)
        if testing:
            self.result.hide()

    def show_result(self, *, works: str = "", error: SmsdeskError | None = None) -> None:
        """Say how a test or a change ended."""
        self.result.setProperty("trouble", error is not None)
        if error is None:
            self.result.show_words("ok", works)
        else:
            said = self._speech.error(error)
            key = error.code in KEY_TROUBLES
            button = self.tr("Change the key") if key and not self._is_practice else ""
            self.result.show_words("block" if key else "warn", said.text, said.hint, button)
        self.result.show()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        state, info = self._state, self._info
        self.use_button.setText(self.tr("Write with this account"))
        self.remove_button.setText(self.tr("Remove account"))
        self.otp_button.setText(self.tr("One-time code…"))
        self.key.button.setText(self.tr("Change the key"))
        self.site.button.setText(self.tr("Open the page"))
        self.practice.words.setText(self.tr("A practice account: nothing reaches anyone"))
        self.show_testing(self._testing)
        if state is None or info is None:
            return
        account = state.account
        self.heading.setText(account.name)
        at = self.tr("on this computer") if account.practice else _host(account, info)
        self.address.setText(" · ".join(filter(None, (info.title, at))))
        words = self.tr("Top up and read reports on {service}'s own page")
        self.site.words.setText(words.format(service=info.title))
        self.site.setVisible(bool(info.report_url) and not account.practice)
        self.practice.setVisible(account.practice)
        self._show_key()
        self._show_credit(state)

    @property
    def _is_practice(self) -> bool:
        return self._state is not None and self._state.account.practice

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.heading)
        titles.addWidget(self.address)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(titles, 1)
        head.addWidget(self.test_button)
        facts = QVBoxLayout()
        facts.setSpacing(2)
        for fact in (self.spends, self.reach, self.key, self.site, self.practice):
            facts.addWidget(fact)
        for plain in (self.spends, self.reach, self.practice):
            plain.button.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.use_button)
        foot.addWidget(self.otp_button)
        foot.addStretch()
        foot.addWidget(self.remove_button)
        self.body.addLayout(head)
        self.body.addWidget(self.result)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.course, 1)
        self.body.addLayout(facts)
        self.body.addStretch()
        self.body.addWidget(HairLine())
        self.body.addLayout(foot)
        self.result.hide()

    def _show_credit(self, state: AccountState) -> None:
        known = state.error is None and bool(state.balances)
        self.course.show_outlook(state.outlook)
        self.bars.setVisible(known and self.course.isHidden())
        self.bars.show_rows(
            [
                HistogramRow(
                    kind_word(one.kind, self._speech), int(one.credits), number_words(one.credits)
                )
                for one in state.balances
            ]
        )
        self.spends.words.setText(self._credit_words(state, known=known))
        self.spends.setVisible(bool(self.spends.words.text()) and self.course.isHidden())
        self.reach.words.setText(self._reach_words(state) if known else "")
        self.reach.setVisible(bool(self.reach.words.text()))

    def _reach_words(self, state: AccountState) -> str:
        """Say for how many people the credit suffices: that is what a clerk asks."""
        total = int(usual_credits(state.balances, state.usual_kind))
        if not total:
            return self.tr("Nothing can be sent before you top up")
        return self.tr("Enough for {one} people at 1 part, {two} at 2 parts").format(
            one=f"{total:,}", two=f"{total // 2:,}"
        )

    def _credit_words(self, state: AccountState, *, known: bool) -> str:
        if known and state.usual_kind and len(state.balances) > 1:
            kind = kind_word(state.usual_kind, self._speech)
            return self.tr("Messages use {kind}, unless they say otherwise").format(kind=kind)
        if not known and state.last and state.last_at is not None:
            credit = credit_words(state.last, state.usual_kind, self._speech)
            return self.tr("Last known at {time}: {credits} credits").format(
                time=f"{in_bangkok(state.last_at):%H:%M}", credits=credit.number
            )
        return ""

    def _show_key(self) -> None:
        self.key.setVisible(not self._is_practice)
        if self._in_memory:
            words = self.tr("The key {ending} is in memory until the program ends")
            shown = f"…{self._ending}" if self._ending else ""
            self.key.words.setText(" ".join(words.format(ending=shown).split()))
        elif self._ending:
            words = self.tr("API key ending {ending}")
            self.key.words.setText(words.format(ending=self._ending))
        elif self._state is not None and _keyless(self._state):
            self.key.words.setText(self.tr("No key is kept for this account"))
        else:
            self.key.words.setText(self.tr("The key is in the password store"))

    @Slot()
    def _mend(self) -> None:
        self.keys_wanted.emit()

    @Slot()
    def _open_site(self) -> None:
        if self._info is not None:
            QDesktopServices.openUrl(QUrl(self._info.report_url))


def _keyless(state: AccountState) -> bool:
    return state.error is not None and state.error.code == "credential_missing"


def _host(account: Account, info: ServiceInfo) -> str:
    return (account.base_url or info.base_url).removeprefix("https://")
