"""A campaign that a service holds for later, or held: when, what, how many, who sends."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.models import Campaign, CampaignState
from smsdesk.core.schedule import in_bangkok, short_date_text, time_text
from smsdesk.ui.accounts.credit import number_words
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import IconButton, PaintedButton
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.painting import box, smooth_painter, width_of


class CampaignRow(PaintedButton):
    """Pressed, it asks to be shown in full. ``past`` rows are quieter and say their day."""

    show_wanted = Signal(object)  # the campaign's id
    page_wanted = Signal(object)  # the address of the service's own page

    def __init__(
        self,
        campaign: Campaign,
        at: datetime,
        speech: Speech,
        *,
        past: bool,
        page: tuple[str, str] = ("", ""),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.campaign = campaign
        self._at = in_bangkok(at)
        self._speech = speech
        self._past = past
        self._page = page
        self.time = PlainLabel(role="heading" if past else "title")
        self.title = ElidedLabel(role="medium" if past else "strong")
        self.line = ElidedLabel(role="small")
        self.practice = Badge(BadgeSpec("warn", "", "graduation-cap"))
        self.badge = Badge(BadgeSpec("accent", ""))
        self.page_button = IconButton("external-link", "…")

        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        self.clicked.connect(self._tell)
        self.page_button.clicked.connect(self._open_page)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        campaign = self.campaign
        clock = time_text(self._at, self._speech.language)
        day = short_date_text(self._at, self._speech.language)
        self.time.setText(day if self._past else clock)
        self.title.setText(campaign.title)
        people = self.tr("%n people", "", campaign.tally.messages)
        credits_ = self.tr("{credits} credits").format(credits=number_words(campaign.credits))
        first = (clock,) if self._past else ()
        self.line.setText(" · ".join((*first, people, credits_, campaign.account)))
        self.practice.show_spec(BadgeSpec("warn", self.tr("Practice"), "graduation-cap"))
        self.practice.setVisible(campaign.practice)
        self.badge.show_spec(self._badge())
        name, url = self._page
        self.page_button.set_name(
            self.tr("Open {service}'s own page for {title}").format(
                service=name, title=campaign.title
            )
        )
        self.page_button.setVisible(bool(url) and not self._past and not campaign.practice)
        said = (clock, campaign.title, self.line.text(), self.badge.text())
        self.setAccessibleName(", ".join(said))

    def sizeHint(self) -> QSize:
        """Return the room of what is on it."""
        layout = self.layout()
        return QSize(420, layout.sizeHint().height()) if layout else QSize(420, 66)

    def minimumSizeHint(self) -> QSize:
        """Need the height of what is on it."""
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        painter = smooth_painter(self)
        focus = self.hasFocus()
        border = "accent" if focus else "control" if self.lit else "line"
        fill = "sunken" if self._past or self.isDown() else "surface"
        width = 2 if focus else 1
        box(painter, QRectF(self.rect()), fill=fill, border=border, width=width, radius=12)
        painter.end()

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        named = QHBoxLayout()
        named.setSpacing(10)
        named.addWidget(self.title)
        named.addWidget(self.practice)
        named.addStretch()
        lines.addLayout(named)
        lines.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10 if self._past else 12, 12, 10 if self._past else 12)
        row.setSpacing(8)
        row.addWidget(self.time)
        row.addSpacing(12)
        row.addLayout(lines, 1)
        row.addWidget(self.badge)
        row.addWidget(self.page_button)
        self.time.setMinimumWidth(80 if self._past else width_of("00:00 น.", "title"))
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        for part in (self.time, self.title, self.line, self.practice, self.badge):
            part.setAttribute(through)

    def _badge(self) -> BadgeSpec:
        trouble = self._trouble()
        if trouble is not None:
            return trouble
        if self.campaign.delivered_by == "this_pc":
            return BadgeSpec("warn", self.tr("Sent by this PC, keep it on"), "monitor")
        if self._past:
            return BadgeSpec("accent", self.tr("Accepted by the service"), "check")
        return BadgeSpec("accent", self.tr("Sent by the service, PC may be off"), "cloud")

    def _trouble(self) -> BadgeSpec | None:
        """Return the badge of a campaign that the service does not hold whole, if any."""
        campaign, tally = self.campaign, self.campaign.tally
        if tally.unknown:
            words = self.tr("Outcome unknown {count}").format(count=f"{tally.unknown:,}")
            return BadgeSpec("unknown", words)
        if campaign.state is CampaignState.RUNNING:
            return BadgeSpec("neutral", self.tr("Being handed over"), "send")
        if tally.queued:
            words = self.tr("Paused, {count} not handed over").format(count=f"{tally.queued:,}")
            return BadgeSpec("warn", words)
        if campaign.state is CampaignState.CANCELLED and not tally.accepted:
            return BadgeSpec("neutral", self.tr("Cancelled"))
        if tally.rejected:
            words = self.tr("{count} rejected by the service").format(count=f"{tally.rejected:,}")
            return BadgeSpec("block", words)
        return None

    @Slot()
    def _tell(self) -> None:
        self.show_wanted.emit(self.campaign.id)

    @Slot()
    def _open_page(self) -> None:
        self.page_wanted.emit(self._page[1])
