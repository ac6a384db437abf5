"""An account's credits over time: the chart, its span and kind, and what it says in words."""

from datetime import datetime, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.schedule import in_bangkok, short_date_text
from smsdesk.services.balances import AHEAD, SHOWN, Outlook
from smsdesk.ui.accounts.credit import kind_word, number_words
from smsdesk.ui.accounts.lasting import planned_words
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel
from smsdesk.ui.widgets.segmented import Segmented
from smsdesk.ui.widgets.step_chart import ChartWords, Course, StepChart

WEEKS, YEAR = "weeks", "year"
LEAST_POINTS = 2


class CreditCourse(Worded, QWidget):
    """Hidden as long as there is no history that could be drawn."""

    def __init__(self, speech: Speech, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._clock = clock
        self._outlook = Outlook()
        self._kind = ""
        self.title = ElidedLabel(role="strong")
        self.span = Segmented([(WEEKS, ""), (YEAR, "")], "")
        self.chart = StepChart()
        self.sentence = PlainLabel(role="small", wrap=True)
        self._sentence_row = QWidget()

        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 6, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.span)
        said = QHBoxLayout(self._sentence_row)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(8)
        said.addWidget(IconLabel("calendar-clock", "muted", 16))
        said.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.chart, 1)
        column.addWidget(self._sentence_row)
        self.hide()

        self.span.choose(WEEKS)
        self.span.chosen.connect(self._draw_again)
        self.retranslate()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show an account's credits, as far as there is something to draw."""
        self._outlook = outlook
        self.setVisible(len(outlook.known) >= LEAST_POINTS)
        self._draw()

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.span.set_words([self.tr("6 weeks"), self.tr("This year")])
        self.span.setAccessibleName(self.tr("How far back"))
        self._draw()

    @property
    def _since(self) -> datetime:
        now = self._clock()
        if self.span.current == WEEKS:
            return now - SHOWN
        first = in_bangkok(now).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        return min(first, now - SHOWN)

    def _draw(self) -> None:
        outlook, now = self._outlook, self._clock()
        if len(outlook.known) < LEAST_POINTS or outlook.credits is None:
            return
        forecast = outlook.forecast
        ahead = forecast.points if forecast is not None else ()
        since = max(self._since, outlook.known[0].at - timedelta(days=1))
        until = now + AHEAD if len(ahead) > 1 else now
        kind = kind_word(outlook.kind, self._speech) if len(outlook.series) > 1 else ""
        title = self.tr("Credits · {kind}").format(kind=kind) if kind else self.tr("Credits")
        self.title.setText(title)
        figure = number_words(outlook.credits)
        low = self.tr("Warns under {line}").format(line=f"{outlook.line:,}")
        self.chart.show_course(
            Course(outlook.known, ahead, since, now, until, outlook.line),
            ChartWords(
                name=title,
                low=low if outlook.line else "",
                now=self.tr("Today {credits}").format(credits=figure),
                ahead=self.tr("Forecast"),
                day=self._day,
                number=number_words,
            ),
        )
        said = planned_words(outlook, self._speech)
        self.sentence.setText(said)
        self._sentence_row.setVisible(bool(said))

    def _day(self, at: datetime) -> str:
        return short_date_text(at, self._speech.language)

    @Slot(object)
    def _draw_again(self, _span: object) -> None:
        self._draw()
