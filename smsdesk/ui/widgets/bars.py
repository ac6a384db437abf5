"""Bars with a number beside them: parts of a message, outcomes of a campaign, a histogram."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.painting import (
    LEFT,
    RIGHT,
    bar,
    line_height,
    smooth_painter,
    width_of,
    words,
)

LEAST = 8.0
"""Pixels under which nobody sees a colour."""


class PartsMeter(QWidget):
    """One segment a part, filled by its units; the last one warns where it can be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fills: tuple[float, ...] = (0.0,)
        self._warn_last = False
        self.setMinimumWidth(120)
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def fills(self) -> tuple[float, ...]:
        """Return how full each segment is, from 0 to 1."""
        return self._fills

    def show_parts(self, units: Sequence[int], capacity: int, *, warn_last: bool = False) -> None:
        """Show a message whose parts hold ``units`` each of at most ``capacity``."""
        self._fills = tuple(min(1.0, used / capacity) for used in units) or (0.0,)
        self._warn_last = warn_last
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable length."""
        return QSize(320, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segments."""
        painter = smooth_painter(self)
        gap = 4 if len(self._fills) <= 12 else 2
        width = (self.width() - gap * (len(self._fills) - 1)) / len(self._fills)
        for number, fill in enumerate(self._fills):
            x = number * (width + gap)
            bar(painter, QRectF(x, 1, width, 8), "line")
            if fill:
                last = self._warn_last and number == len(self._fills) - 1
                filled = QRectF(x, 1, max(min(LEAST, width), width * fill), 8)
                bar(painter, filled, "warn" if last else "accent")
        painter.end()


class OutcomeBar(QWidget):
    """What became of a campaign's messages; every kind that has one can be seen."""

    INKS = ("accent", "block", "unknown", "line")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = (0, 0, 0, 0)
        self.setFixedHeight(16)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, *, accepted: int, rejected: int, unknown: int, left: int) -> None:
        """Show how many messages each outcome has; ``left`` are not sent yet."""
        self._counts = (accepted, rejected, unknown, left)
        self.update()

    def widths(self) -> list[float]:
        """Return the pixels of each kind, in the order of ``show_counts``."""
        return shares(self._counts, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the kinds one after the other, parted by 2 pixels of ground."""
        painter = smooth_painter(self)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setClipPath(path)
        x = 0.0
        for ink, width in zip(self.INKS, self.widths(), strict=True):
            if width:
                last = x + width > self.width() - 1
                shown = width if last else width - 2
                painter.fillRect(QRectF(x, 0, shown, self.height()), color(ink))
            x += width
        if not any(self._counts):
            painter.fillRect(self.rect(), color("line"))
        painter.end()


def shares(counts: Sequence[int], width: float, least: float = LEAST + 2) -> list[float]:
    """Share ``width`` by ``counts``; what is not 0 gets at least ``least``."""
    total = sum(counts)
    if not total:
        return [0.0 for _ in counts]
    given = [max(least, width * count / total) if count else 0.0 for count in counts]
    widest = given.index(max(given))
    given[widest] -= sum(given) - width
    return given


class HistogramRow(NamedTuple):
    """A bar: its name, its value, and the value in words."""

    name: str
    value: int
    words: str
    ink: str = "accent"


class Histogram(QWidget):
    """Rows of bars with their numbers at the right; names over ``most`` pixels end in dots."""

    def __init__(self, parent: QWidget | None = None, *, most: int = 400) -> None:
        super().__init__(parent)
        self._most = most
        self._rows: tuple[HistogramRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[HistogramRow]) -> None:
        """Show these bars; the longest fills the track."""
        self._rows = tuple(rows)
        self.setAccessibleName(", ".join(f"{row.name} {row.words}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(
            self._names_width() + self._words_width() + 140, self._pitch() * len(self._rows)
        )

    def minimumSizeHint(self) -> QSize:
        """Need all rows and a little of the bars."""
        hint = self.sizeHint()
        return QSize(hint.width() - 80, hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = smooth_painter(self)
        most = max((row.value for row in self._rows), default=0) or 1
        for number, row in enumerate(self._rows):
            self._paint_row(painter, number * self._pitch(), row, row.value / most)
        painter.end()

    def _paint_row(self, painter: QPainter, y: float, row: HistogramRow, share: float) -> None:
        ink = "text" if row.value else "faint"
        names, numbers = self._names_width(), self._words_width()
        height = line_height("medium")
        name = QRectF(0, y, names - 12, height)
        words(painter, name, row.name, kind="medium", ink=ink, align=LEFT)
        track = QRectF(names, y + (height - 10) / 2 + 1, self.width() - names - numbers, 10)
        bar(painter, track, "line")
        if row.value:
            filled = QRectF(track)
            filled.setWidth(max(10.0, track.width() * share))
            bar(painter, filled, row.ink)
        right = QRectF(self.width() - numbers, y, numbers, height)
        words(painter, right, row.words, kind="medium", ink=ink, align=RIGHT)

    def _names_width(self) -> int:
        widest = max((width_of(row.name, "medium") for row in self._rows), default=0)
        return min(widest, self._most) + 16

    def _words_width(self) -> int:
        return max((width_of(row.words, "medium") for row in self._rows), default=0) + 20

    def _pitch(self) -> int:
        return line_height("medium") + 8
