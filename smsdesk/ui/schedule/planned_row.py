"""A row of the Schedule tab: when, what, how many, who sends; and what can be done with it."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import Campaign, CampaignState, Recurrence
from smsdesk.core.schedule import in_bangkok, short_date_text, time_text
from smsdesk.services.scheduling import may_be_moved
from smsdesk.ui.accounts.credit import number_words
from smsdesk.ui.schedule.rule_words import rule_words
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.acts_button import Act, ActsButton
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import PaintedButton
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.painting import box, smooth_painter, width_of


class PlannedRow(PaintedButton):
    """What the rows share: their parts, their place, their paint."""

    pressed_row = Signal(object)  # the row itself
    act_wanted = Signal(object, object)  # the row, the word of the act

    def __init__(
        self, speech: Speech, *, past: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._speech = speech
        self._past = past
        self._selected = False
        self.time = PlainLabel(role="heading" if past else "title")
        self.title = ElidedLabel(role="medium" if past else "strong")
        self.line = ElidedLabel(role="small")
        self.badge = Badge(BadgeSpec("accent", ""))
        self.below = PlainLabel(role="small")
        self.acts_button = ActsButton()

        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        self.clicked.connect(self._tell)
        self.acts_button.chosen.connect(self._tell_act)

    def set_selected(self, selected: bool) -> None:
        """Show, or no longer show, that this row is the one being changed."""
        if selected != self._selected:
            self._selected = selected
            self.update()

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
        marked = self.hasFocus() or self._selected
        border = "accent" if marked else "control" if self.lit else "line"
        fill = "sunken" if self._past or self.isDown() else "surface"
        width = 2 if marked else 1
        box(painter, QRectF(self.rect()), fill=fill, border=border, width=width, radius=12)
        painter.end()

    def say(self, spec: BadgeSpec, below: str = "") -> None:
        """Say the badge and the line under it, and the whole row to assistive tools."""
        self.badge.show_spec(spec)
        self.below.setText(below)
        self.below.setVisible(bool(below))
        said = (self.time.text(), self.title.text(), self.line.text(), spec.word, below)
        self.setAccessibleName(", ".join(filter(None, said)))

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.title)
        lines.addWidget(self.line)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.below, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(self.time)
        row.addSpacing(12)
        row.addLayout(lines, 1)
        row.addLayout(right)
        row.addWidget(self.acts_button)
        self.time.setMinimumWidth(80 if self._past else width_of("00:00 น.", "title"))
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        for part in (self.time, self.title, self.line, self.badge, self.below):
            part.setAttribute(through)

    @Slot()
    def _tell(self) -> None:
        self.pressed_row.emit(self)

    @Slot(object)
    def _tell_act(self, key: str) -> None:
        self.act_wanted.emit(self, key)


class CampaignRow(PlannedRow):
    """A campaign that is planned, was missed, or went out. ``page`` is its service's own page."""

    def __init__(
        self,
        campaign: Campaign,
        speech: Speech,
        *,
        past: bool,
        page: tuple[str, str] = ("", ""),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, past=past, parent=parent)
        self.campaign = campaign
        self.page = page
        self.retranslate()

    @property
    def may_be_moved(self) -> bool:
        """Tell whether its time can still be changed here."""
        return may_be_moved(self.campaign)

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        campaign, at = self.campaign, in_bangkok(self.campaign.at)
        clock = time_text(at, self._speech.language)
        day = short_date_text(at, self._speech.language)
        self.time.setText(day if self._past else clock)
        self.title.setText(campaign.title)
        people = self.tr("%n people", "", campaign.tally.messages)
        # What is still to go costs what its receipt said; what went, what was charged.
        spent = campaign.credits if campaign.tally.accepted else Decimal(campaign.parts)
        credits_ = self.tr("{credits} credits").format(credits=number_words(spent))
        first = clock if self._past else ""
        practice = self.tr("Practice") if campaign.practice else ""
        words = (first, people, credits_, campaign.account, practice)
        self.line.setText(" · ".join(filter(None, words)))
        self.say(self._badge(), self._below())
        name = self.tr("What can be done with “{title}”").format(title=campaign.title)
        self.acts_button.show_acts(self._acts(), name)

    def _below(self) -> str:
        campaign = self.campaign
        waits = campaign.state is CampaignState.SCHEDULED and campaign.reason
        if waits == "network":
            return self.tr("no network, trying again")
        if waits:
            return self.tr("waiting for the right time")
        latest = campaign.plan.latest if campaign.plan is not None else None
        if latest is not None and campaign.waits_for_this_pc:
            return self.tr("not after {time}").format(time=f"{in_bangkok(latest):%H:%M}")
        return self.tr("comes again") if campaign.recurrence is not None else ""

    def _acts(self) -> list[Act]:
        campaign = self.campaign
        acts = []
        if campaign.state is CampaignState.MISSED:
            acts.append(Act("decide", self.tr("Decide what happens"), "circle-question-mark"))
        if self.may_be_moved:
            acts.append(Act("change", self.tr("Change the time"), "calendar-clock"))
            acts.append(Act("now", self.tr("Send now"), "send"))
        if campaign.state is CampaignState.SCHEDULED:
            acts.append(Act("edit", self.tr("Change the message"), "square-pen"))
        acts.append(Act("show", self.tr("Show in History"), "history"))
        if self.page[1] and not self._past and not campaign.practice:
            name = self.tr("Open {service}'s page").format(service=self.page[0])
            acts.append(Act("page", name, "external-link"))
        if self.may_be_moved:
            acts.append(Act("cancel", self.tr("Cancel this job"), "trash-2", apart=True))
        return acts

    def _badge(self) -> BadgeSpec:
        trouble = self._trouble()
        if trouble is not None:
            return trouble
        if self.campaign.state is CampaignState.MISSED:
            return BadgeSpec("warn", self.tr("Not sent, waits for you"), "circle-question-mark")
        if self.campaign.delivered_by == "this_pc":
            if self._past:
                return BadgeSpec("ok", self.tr("Sent by this PC"), "check")
            return BadgeSpec("warn", self.tr("Sent by this PC, keep it on"), "monitor")
        if self._past:
            return BadgeSpec("accent", self.tr("Accepted by the service"), "check")
        return BadgeSpec("accent", self.tr("Sent by the service, PC may be off"), "cloud")

    def _trouble(self) -> BadgeSpec | None:
        """Return the badge of a campaign that did not go out or over as a whole, if any."""
        campaign, tally = self.campaign, self.campaign.tally
        if campaign.waits_for_this_pc:
            return None
        if tally.unknown:
            words = self.tr("Outcome unknown {count}").format(count=f"{tally.unknown:,}")
            return BadgeSpec("unknown", words)
        if campaign.state is CampaignState.RUNNING:
            return BadgeSpec("neutral", self.tr("Being handed over"), "send")
        return self._trouble_at_rest()

    def _trouble_at_rest(self) -> BadgeSpec | None:
        campaign, tally = self.campaign, self.campaign.tally
        if tally.queued:
            words = self.tr("Paused, {count} not handed over").format(count=f"{tally.queued:,}")
            return BadgeSpec("warn", words)
        if campaign.state is CampaignState.CANCELLED and not tally.accepted:
            return BadgeSpec("neutral", self.tr("Cancelled"))
        if tally.rejected:
            words = self.tr("{count} rejected by the service").format(count=f"{tally.rejected:,}")
            return BadgeSpec("block", words)
        return None


class RecurrenceRow(PlannedRow):
    """The next run of what comes again: by itself, or waiting to be confirmed."""

    def __init__(
        self,
        recurrence: Recurrence,
        speech: Speech,
        clock: Clock,
        *,
        confirmable: bool,
        missed: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, parent=parent)
        self.recurrence = recurrence
        self._clock = clock
        self._confirmable = confirmable
        self._missed = missed
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        one, run = self.recurrence, self.recurrence.run
        if run is None:
            return
        self.time.setText(time_text(run.at, self._speech.language))
        self.title.setText(one.title)
        words = [rule_words(one.repeat.rule), one.account]
        if not one.repeat.asks:
            limit = self.tr("up to {people} people, {credits} credits")
            words.append(
                limit.format(people=f"{one.repeat.people:,}", credits=f"{one.repeat.credits:,}")
            )
        self.line.setText(" · ".join(words))
        below = self._held_words()
        if self._missed > 1:
            below = self.tr("%n runs missed", "", self._missed)
        elif run.moved_from is not None:
            moved = self.tr("moved from the holiday on {day}")
            below = moved.format(day=f"{run.moved_from.day}/{run.moved_from.month}")
        self.say(self._badge(), below)
        name = self.tr("What can be done with “{title}”").format(title=one.title)
        self.acts_button.show_acts(self._acts(), name)

    def _badge(self) -> BadgeSpec:
        one = self.recurrence
        if one.run is not None and one.run.at <= self._clock():
            return BadgeSpec("warn", self.tr("Not sent, waits for you"), "circle-question-mark")
        if not one.held:
            return BadgeSpec("warn", self.tr("Sent by this PC, keep it on"), "repeat")
        if self._confirmable:
            return BadgeSpec("warn", self.tr("Confirm it before its time"), "circle-question-mark")
        return BadgeSpec("neutral", self.tr("To be confirmed the day before"), "repeat")

    def _held_words(self) -> str:
        held = self.recurrence.held
        if held in ("", "asks"):
            return ""
        if held in ("people", "credits"):
            return self.tr("more than you allowed")
        if held == "restored_copy":
            return self.tr("this is a restored copy")
        return self.tr("something must be mended first")

    def _acts(self) -> list[Act]:
        acts = []
        if self._confirmable:
            acts.append(Act("confirm", self.tr("Look at the receipt and confirm"), "circle-check"))
        acts.append(Act("skip", self.tr("Skip this run"), "chevron-right"))
        acts.append(Act("end", self.tr("Repeat it no more"), "trash-2", apart=True))
        return acts
