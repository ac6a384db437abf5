"""The campaigns beside the messages, newest first: how each stands, and what it waits for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.models import Campaign, CampaignState, Delivery
from smsdesk.core.schedule import in_bangkok, short_date_text
from smsdesk.ui.history.reading import Standing
from smsdesk.ui.history.states import campaign_badge, figure
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.acts_button import Act, ActsButton
from smsdesk.ui.widgets.badge import BadgeSpec, badge_width, paint_badge
from smsdesk.ui.widgets.bars import OutcomeBar
from smsdesk.ui.widgets.button import Button, IconButton, PaintedButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.flow import FlowLayout
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import box, line_height, smooth_painter, words

PAGE = 12
AT_A_TURN = 3
QUIET = (CampaignState.FINISHED,)
PADDING = 16
_BEST_FIRST = (
    Delivery.DELIVERED,
    Delivery.UNDELIVERED,
    Delivery.EXPIRED,
    Delivery.UNKNOWN,
    Delivery.PENDING,
)


class CampaignRow(PaintedButton):
    """A campaign's title, day and state. Checked: it is the one in sight, and ``tinted`` then."""

    def __init__(self, *, tinted: bool = False, parent: QWidget | None = None) -> None:
        self._tinted = tinted
        self._second = ""
        self._badge: BadgeSpec | None = None
        super().__init__("", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, title: str, second: str, badge: BadgeSpec | None) -> None:
        """Say what it is."""
        self.setText(title)
        self._second, self._badge = second, badge
        spoken = f"{title}, {second}"
        self.setAccessibleName(f"{spoken}, {badge.word}" if badge else spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of two lines."""
        return QSize(200, 10 + line_height("strong") + line_height("small") + 4)

    def minimumSizeHint(self) -> QSize:
        """Let long titles end in dots."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines; the ground belongs to the card."""
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        if self._tinted and self.isChecked():
            box(painter, rect.adjusted(6, 1, -6, -1), fill="accent_soft")
        elif self.lit or self.isDown():
            box(painter, rect.adjusted(1, 1, -1, 0), fill="sunken", radius=11)
        if self.hasFocus():
            box(painter, rect.adjusted(3, 3, -3, -1), border="accent", width=2, radius=9)
        self._paint_lines(painter)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        room = self.width() - 2 * PADDING
        first, badge = line_height("strong"), 0
        if self._badge:
            badge = badge_width(self._badge)
            place = QRectF(self.width() - PADDING - badge + 4, 10, badge, first)
            paint_badge(painter, place, self._badge)
        title = QRectF(PADDING, 10, room - badge - (6 if badge else 0), first)
        words(painter, title, self._words, kind="strong")
        second = QRectF(PADDING, 10 + first, room, line_height("small"))
        words(painter, second, self._second, kind="small", ink="muted")


class CampaignCard(Card):
    """One campaign with its counts and the button that helps it on."""

    pressed = Signal(object)  # the campaign
    decided = Signal(object)  # its id: what is unknown of it asks for an answer
    resumed = Signal(object)  # its id
    retried = Signal(object)  # its id
    reports_wanted = Signal(object)  # its id
    act_wanted = Signal(object)  # (the campaign, the word of what is to be done)

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("card", margins=(0, 0, 0, 12), spacing=0, parent=parent)
        self._speech = speech
        self._standing: Standing | None = None
        self.row = CampaignRow()
        self._bar = OutcomeBar()
        self._bar.setFixedHeight(6)
        self._counts = PlainLabel(role="small", wrap=True)
        self._unknown = PlainLabel(role="small", tone="unknown")
        self._delivered = PlainLabel(role="small", wrap=True)
        self._why = PlainLabel(role="small", wrap=True)
        self._asking = 0
        self.decide_button = Button("", "soft", icon="circle-question-mark")
        self.resume_button = Button("", icon="play")
        self.retry_button = Button("", "quiet", icon="repeat")
        self.ask_button = Button("", "quiet", icon="refresh-cw")
        self.acts = ActsButton()

        below = QVBoxLayout()
        below.setContentsMargins(PADDING, 2, PADDING, 0)
        below.setSpacing(2)
        for widget in (self._bar, self._counts, self._delivered, self._unknown, self._why):
            below.addWidget(widget)
        self._buttons = QWidget()
        buttons = FlowLayout(self._buttons)
        buttons.setContentsMargins(0, 6, 0, 0)
        for button in (
            self.decide_button,
            self.resume_button,
            self.retry_button,
            self.ask_button,
            self.acts,
        ):
            buttons.addWidget(button)
        below.addWidget(self._buttons)
        self.body.addWidget(self.row)
        self.body.addLayout(below)

        self.row.clicked.connect(self._press)
        self.decide_button.clicked.connect(self._decide)
        self.resume_button.clicked.connect(self._resume)
        self.retry_button.clicked.connect(self._retry)
        self.ask_button.clicked.connect(self._ask)
        self.acts.chosen.connect(self._act)

    @property
    def campaign(self) -> Campaign | None:
        """Return the campaign shown."""
        return self._standing.campaign if self._standing else None

    def mark(self, campaign_id: int | None) -> None:
        """Show whether this is the campaign in the table."""
        on = self.campaign is not None and self.campaign.id == campaign_id
        self.row.setChecked(on)
        self.set_selected(on)
        self._show_ask()

    def show_asking(self, campaign_id: int) -> None:
        """Show whether this is the campaign whose service is being asked (0: none is)."""
        self._asking = campaign_id
        self._show_ask()

    def show_standing(self, standing: Standing) -> None:
        """Show a campaign as it is now."""
        self._standing = standing
        campaign, tally = standing.campaign, standing.campaign.tally
        day = short_date_text(campaign.at, self._speech.language)
        told = (day, f"{in_bangkok(campaign.at):%H:%M}", campaign.account, campaign.tag)
        second = " · ".join(filter(None, told))
        quiet = campaign.state in QUIET
        badge = None if quiet else campaign_badge(campaign.state, self._speech)
        self.row.show_words(campaign.title, second, badge)
        self._bar.show_counts(
            accepted=tally.accepted,
            rejected=tally.rejected,
            unknown=tally.unknown,
            left=tally.queued + tally.cancelled + tally.not_sent,
        )
        self._counts.setText(self._count_words())
        self._show_unknown(tally.unknown)
        self._show_why(campaign)
        self.resume_button.setText(self.tr("Resume %Ln messages", "", standing.waiting))
        self.resume_button.setVisible(bool(standing.waiting))
        self.retry_button.setText(self.tr("Send %Ln messages again", "", standing.refused))
        self.retry_button.setVisible(bool(standing.refused))
        self.decide_button.setText(self.tr("Decide on %Ln unknown", "", tally.unknown))
        self.decide_button.setVisible(bool(tally.unknown))
        self._show_delivered(standing)
        self._show_ask()

    def _count_words(self) -> str:
        if self._standing is None:
            return ""
        tally = self._standing.campaign.tally
        parts = [self.tr("%Ln messages", "", tally.messages)]
        counts = (
            (tally.rejected, "message_rejected"),
            (tally.queued, "message_queued"),
            (tally.cancelled, "message_cancelled"),
            (tally.not_sent, "message_not_sent"),
        )
        parts += [f"{self._speech.word(code)} {figure(n)}" for n, code in counts if n]
        return " · ".join(parts)

    def _show_delivered(self, standing: Standing) -> None:
        """Say what reports said; without any, nothing: the service took them, and that is all."""
        shown = (one for one in _BEST_FIRST if standing.delivered.get(one))
        said = [
            f"{self._speech.word(f'delivery_{one}')} {figure(standing.delivered[one])}"
            for one in shown
        ]
        self._delivered.setText(" · ".join(said))
        self._delivered.setVisible(bool(said))

    def _show_ask(self) -> None:
        """Offer to ask once more: on the campaign in the table alone, or it stands on each."""
        standing = self._standing
        asking = self.campaign is not None and self.campaign.id == self._asking
        offered = standing is not None and standing.askable and self.row.isChecked()
        self.ask_button.setText(self.tr("Asking…") if asking else self.tr("Ask what was delivered"))
        self.ask_button.setEnabled(not self._asking)
        self.ask_button.setVisible(offered)
        self._show_acts()
        some = (
            self.decide_button,
            self.resume_button,
            self.retry_button,
            self.ask_button,
            self.acts,
        )
        self._buttons.setVisible(any(not button.isHidden() for button in some))

    def _show_acts(self) -> None:
        """Offer what is rarely done with a campaign, on the one in the table alone."""
        campaign = self.campaign
        if campaign is None or not self.row.isChecked():
            self.acts.hide()
            return
        tag = self.tr("Change the tag…") if campaign.tag else self.tr("Give a tag…")
        acts = (
            Act("again", self.tr("Write it again"), "square-pen"),
            Act("tag", tag, "tag"),
            Act("write_back", self.tr("Write results into my Excel…"), "file-spreadsheet"),
            Act("certificate", self.tr("Certificate as PDF…"), "file-check", apart=True),
        )
        name = self.tr("More with “{title}”").format(title=campaign.title)
        self.acts.show_acts(acts, name)

    def _show_unknown(self, count: int) -> None:
        self._unknown.setText(f"{self._speech.word('message_unknown')} {figure(count)}")
        self._unknown.setVisible(bool(count))

    def _show_why(self, campaign: Campaign) -> None:
        paused = campaign.state is CampaignState.PAUSED and bool(campaign.reason)
        known = paused and campaign.reason != "unknown_outcome"  # the violet line says that
        why = ""
        if known:
            why = self._speech.pause(campaign.reason, campaign.detail).text
        elif campaign.plan is not None:
            why = self._speech.word(f"by_{campaign.delivered_by}")
        self._why.setText(why)
        self._why.setVisible(bool(why))

    @Slot()
    def _press(self) -> None:
        self.pressed.emit(self.campaign)

    @Slot()
    def _decide(self) -> None:
        if self.campaign:
            self.decided.emit(self.campaign.id)

    @Slot()
    def _resume(self) -> None:
        if self.campaign:
            self.resumed.emit(self.campaign.id)

    @Slot()
    def _retry(self) -> None:
        if self.campaign:
            self.retried.emit(self.campaign.id)

    @Slot()
    def _ask(self) -> None:
        if self.campaign:
            self.reports_wanted.emit(self.campaign.id)

    @Slot(object)
    def _act(self, act: str) -> None:
        if self.campaign:
            self.act_wanted.emit((self.campaign, act))


class CampaignList(Worded, QWidget):
    """The newest campaigns; older ones on demand."""

    pressed = Signal(object)  # Campaign: show its messages, or all again
    decided = Signal(object)
    resumed = Signal(object)
    retried = Signal(object)
    reports_wanted = Signal(object)
    act_wanted = Signal(object)  # (Campaign, the word of what is to be done)
    older_wanted = Signal()
    closed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._marked: int | None = None
        self._asking = 0
        self._standings: Sequence[Standing] = ()
        self._more = False
        self._filling = QTimer(self, singleShot=True, interval=0)
        self.cards: list[CampaignCard] = []
        self.title = PlainLabel(role="heading")
        self.close_button = IconButton("x", self.tr("Close the campaigns"))
        self.older_button = Button("", "quiet", icon="chevron-down")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self.older_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()

        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 2, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(ScrollColumn(self._content), 1)

        self.close_button.hide()
        self.close_button.clicked.connect(self.closed)
        self.older_button.clicked.connect(self.older_wanted)
        self._filling.timeout.connect(self._make_some)
        self.retranslate()

    @property
    def standings(self) -> Sequence[Standing]:
        """Return the campaigns shown."""
        return self._standings

    @property
    def settled(self) -> bool:
        """Tell whether all of them are shown."""
        return not self._filling.isActive()

    def show_standings(self, standings: Sequence[Standing], *, more: bool) -> None:
        """Show campaigns, newest first; cards are used again, new ones made a few at a turn."""
        self._standings, self._more = standings, more
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(standings))
            if number < len(standings):
                card.show_standing(standings[number])
        self._make_some()

    @Slot()
    def _make_some(self) -> None:
        made = len(self.cards)
        for standing in self._standings[made : made + AT_A_TURN]:
            self._add_card().show_standing(standing)
        if len(self.cards) < len(self._standings):
            self._filling.start()
        self.older_button.setVisible(self._more and self.settled)
        self.mark(self._marked)

    def mark(self, campaign_id: int | None) -> None:
        """Mark the campaign the table shows."""
        self._marked = campaign_id
        for card in self.cards:
            card.mark(campaign_id)

    def show_asking(self, campaign_id: int) -> None:
        """Show whose service is being asked what was delivered (0: nobody's)."""
        self._asking = campaign_id
        for card in self.cards:
            card.show_asking(campaign_id)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("Campaigns"))
        self.close_button.set_name(self.tr("Close the campaigns"))
        self.older_button.setText(self.tr("Older campaigns"))
        for card, standing in zip(self.cards, self._standings, strict=False):
            card.show_standing(standing)

    def _add_card(self) -> CampaignCard:
        card = CampaignCard(self._speech)
        card.pressed.connect(self.pressed)
        card.decided.connect(self.decided)
        card.resumed.connect(self.resumed)
        card.retried.connect(self.retried)
        card.reports_wanted.connect(self.reports_wanted)
        card.act_wanted.connect(self.act_wanted)
        card.show_asking(self._asking)
        self._column.insertWidget(len(self.cards), card)
        card.show()
        self.cards.append(card)
        return card
