"""Credits over time as steps, with a low line, and dashed what may come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.core.forecast import Known
from smsdesk.ui.style import color
from smsdesk.ui.widgets.painting import box, line_height, smooth_painter, width_of, words
from smsdesk.ui.widgets.scale import paint_said, paint_scale, round_top

TOP = 14


@dataclass(frozen=True, slots=True)
class Course:
    """What a chart shows: credits known from ``since`` to ``now``, and what may come after."""

    known: Sequence[Known]
    ahead: Sequence[Known]
    since: datetime
    now: datetime
    until: datetime
    line: int = 0  # the low line, 0 for none


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Every word of a chart. ``day`` says a day, ``number`` a figure."""

    name: str
    low: str
    now: str
    ahead: str
    day: Callable[[datetime], str]
    number: Callable[[Decimal], str]


class StepChart(QWidget):
    """Paints a course; under the mouse it says the day and what was there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._words: ChartWords | None = None
        self._pointed: float | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def course(self) -> Course | None:
        """Return what is shown."""
        return self._course

    @property
    def pointed(self) -> str:
        """Return what stands under the mouse, "" for nothing."""
        found = self._at_mouse()
        if found is None or self._words is None:
            return ""
        return f"{self._words.day(found.at)} · {self._words.number(found.credits)}"

    def show_course(self, course: Course, words_: ChartWords) -> None:
        """Show a course; the points of both lines are in the order of time."""
        self._course, self._words = course, words_
        self.setAccessibleName(words_.name)
        steps = [*course.known[-1:], *course.ahead[-1:]]
        said = [f"{words_.day(one.at)} {words_.number(one.credits)}" for one in steps]
        self.setAccessibleDescription(", ".join([*said, words_.low] if course.line else said))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(460, 200)

    def minimumSizeHint(self) -> QSize:
        """Need enough that steps can be told apart."""
        return QSize(260, 150)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what stands under the mouse."""
        self._pointed = event.position().x()
        self.update()

    def leaveEvent(self, _event: object) -> None:
        """Say nothing any more."""
        self._pointed = None
        self.update()

    # --- places ---------------------------------------------------------------------------

    @property
    def _top(self) -> Decimal:
        course = self._course
        shown = [*course.known, *course.ahead] if course is not None else []
        line = course.line if course is not None else 0
        return round_top(max([one.credits for one in shown] + [Decimal(line)]))

    @property
    def _field(self) -> QRectF:
        """Return where the lines are, inside the scale and the days."""
        numbers = self._words.number if self._words else str
        left = width_of(numbers(self._top), "small") + 10
        below = line_height("small") + 8
        return QRectF(left, TOP, self.width() - left - 6, self.height() - TOP - below)

    def _x(self, at: datetime) -> float:
        course = self._course
        if course is None:
            return 0.0
        whole = (course.until - course.since).total_seconds() or 1.0
        share = (at - course.since).total_seconds() / whole
        field = self._field
        return field.left() + field.width() * min(max(share, 0.0), 1.0)

    def _y(self, credits_: Decimal) -> float:
        field = self._field
        return field.bottom() - field.height() * float(credits_ / self._top)

    def _at_mouse(self) -> Known | None:
        course = self._course
        if course is None or self._pointed is None:
            return None
        found = [one for one in (*course.known, *course.ahead) if self._x(one.at) <= self._pointed]
        return found[-1] if found else None

    # --- painting -------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scale, the low line, both lines, and what is pointed at."""
        course, said = self._course, self._words
        if course is None or said is None:
            return
        painter = smooth_painter(self)
        paint_scale(painter, self._field, self._top, said.number)
        self._paint_days(painter, course, said)
        known = [one for one in course.known if one.at >= course.since]
        before = [one for one in course.known if one.at < course.since]
        if before:
            known.insert(0, before[-1]._replace(at=course.since))
        if known:
            self._paint_known(painter, [*known, known[-1]._replace(at=course.now)])
        if len(course.ahead) > 1:
            self._paint_ahead(painter, course, said)
        if course.line:
            self._paint_low(painter, course.line, said)
        if known:
            self._paint_now(painter, course, known[-1], said)
        self._paint_pointed(painter)
        painter.end()

    def _paint_days(self, painter: QPainter, course: Course, said: ChartWords) -> None:
        field = self._field
        y, height = field.bottom() + 6, line_height("small")
        end = 0.0
        for share in (0.0, 0.45, 1.0) if course.now == course.until else (0.0, 0.4, None, 1.0):
            at = (
                course.now
                if share is None
                else course.since + (course.until - course.since) * share
            )
            text = said.day(at)
            width = width_of(text, "small")
            x = min(max(self._x(at) - width / 2, field.left()), field.right() - width)
            if x < end + 12 and end:
                continue
            words(painter, QRectF(x, y, width + 2, height), text, kind="small", ink="muted")
            end = x + width

    def _steps(self, points: Sequence[Known]) -> QPainterPath:
        path = QPainterPath(QPointF(self._x(points[0].at), self._y(points[0].credits)))
        for one, later in pairwise(points):
            path.lineTo(self._x(later.at), self._y(one.credits))
            path.lineTo(self._x(later.at), self._y(later.credits))
        return path

    def _paint_known(self, painter: QPainter, points: Sequence[Known]) -> None:
        path = self._steps(points)
        field = self._field
        ground = QPainterPath(path)
        ground.lineTo(self._x(points[-1].at), field.bottom())
        ground.lineTo(self._x(points[0].at), field.bottom())
        shade = QLinearGradient(0, field.top(), 0, field.bottom())
        strong, weak = QColor(color("accent")), QColor(color("accent"))  # the palette's is shared
        strong.setAlphaF(0.18)
        weak.setAlphaF(0.03)
        shade.setColorAt(0, strong)
        shade.setColorAt(1, weak)
        painter.fillPath(ground, shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("accent"), 2))
        painter.drawPath(path)

    def _paint_ahead(self, painter: QPainter, course: Course, said: ChartWords) -> None:
        pen = QPen(color("accent"), 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._steps([*course.ahead, course.ahead[-1]._replace(at=course.until)]))
        last = course.ahead[-1]
        width, height = width_of(said.ahead, "small"), line_height("small")
        x = min(self._x(course.until) - width - 4, self.width() - width)
        lowest = self._y(max(last.credits, Decimal(course.line))) - height - 4
        y = min(self._y(last.credits) + 8, self._field.bottom() - height)
        y = y if y + height < self._y(Decimal(course.line)) - 2 else lowest
        place = QRectF(x, y, width + 2, height)
        words(painter, place, said.ahead, kind="small", ink="muted")

    def _paint_low(self, painter: QPainter, line: int, said: ChartWords) -> None:
        field, y = self._field, self._y(Decimal(line))
        pen = QPen(color("warn"), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5.0, 4.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        height = line_height("small")
        place = QRectF(field.left() + 8, y - height - 1, width_of(said.low, "small") + 2, height)
        ground = QColor(color("surface"))  # steps may run behind the words
        ground.setAlphaF(0.85)
        painter.fillRect(place.adjusted(-3, 3, 3, 0), ground)
        words(painter, place, said.low, kind="small", ink="warn_text")

    def _paint_now(self, painter: QPainter, course: Course, last: Known, said: ChartWords) -> None:
        point = QPointF(self._x(course.now), self._y(last.credits))
        painter.setPen(QPen(color("surface"), 2))
        painter.setBrush(color("accent"))
        painter.drawEllipse(point, 5.5, 5.5)
        width, height = width_of(said.now, "small") + 8, line_height("small")
        right = point.x() + 6 + width < self.width()
        x = point.x() + 6 if right else point.x() - 6 - width
        y = max(point.y() - height - 7, 0)
        words(painter, QRectF(x, y, width, height), said.now, kind="small", ink="text")

    def _paint_pointed(self, painter: QPainter) -> None:
        found = self._at_mouse()
        if found is None or self._pointed is None:
            return
        field = self._field
        x = min(max(self._pointed, field.left()), field.right())
        painter.setPen(QPen(color("control"), 1))
        painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
        paint_said(painter, field, x, [self.pointed], right=self.width())


class LevelBar(QWidget):
    """How full an account is beside its own fullest, with a tick where it gets low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tick = 0.0
        self._ink = "accent"
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, share: float, tick: float, ink: str) -> None:
        """Show a share from 0 to 1 in a colour; a tick of 0 is none."""
        self._share, self._tick, self._ink = min(max(share, 0.0), 1.0), min(tick, 1.0), ink
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable length."""
        return QSize(180, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, the level and the tick."""
        painter = smooth_painter(self)
        track = QRectF(0, 4, self.width(), 6)
        box(painter, track, fill="line", radius=3)
        if self._share:
            level = QRectF(track)
            level.setWidth(max(6.0, track.width() * self._share))
            box(painter, level, fill=self._ink, radius=3)
        if self._tick:
            x = min(track.width() * self._tick, track.width() - 2)
            painter.fillRect(QRectF(x, 1, 2, 12), color("text"))
        painter.end()
