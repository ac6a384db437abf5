"""A state in a pill: icon, word and colour, always the three."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import box, picture, smooth_painter, width_of, words
from smsdesk.ui.widgets.tones import TONES

HEIGHT = 24
ICON = 15


class BadgeSpec(NamedTuple):
    """What a badge says. Without an icon it takes its tone's own."""

    tone: str
    word: str
    icon: str = ""


class Badge(PlainLabel):
    """A badge that stands in a layout."""

    def __init__(self, spec: BadgeSpec, parent: QWidget | None = None) -> None:
        self._spec = spec
        super().__init__(spec.word, "badge", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_spec(self, spec: BadgeSpec) -> None:
        """Say something else."""
        self._spec = spec
        self.setText(spec.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the pill."""
        return QSize(badge_width(self._spec), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = smooth_painter(self)
        paint_badge(painter, QRectF(self.rect()), self._spec)
        painter.end()


def badge_width(spec: BadgeSpec) -> int:
    """Return the width of a badge with room for its word."""
    return 7 + ICON + 5 + width_of(spec.word, "badge") + 11


def paint_badge(painter: QPainter, rect: QRectF, spec: BadgeSpec, *, tinted: bool = False) -> None:
    """Paint a badge at the left of ``rect``, in its middle; tables use it too.

    ``tinted``: the ground has a badge's own tint, as a selected row has.
    """
    tone = TONES[spec.tone]
    width = min(badge_width(spec), rect.width())
    pill = QRectF(rect.x(), rect.y() + (rect.height() - HEIGHT) / 2, width, HEIGHT)
    box(painter, pill, fill="surface" if tinted else tone.soft, radius=HEIGHT / 2)
    top = pill.y() + (HEIGHT - ICON) / 2
    picture(painter, pill.x() + 7, top, spec.icon or tone.icon, tone.plain, ICON)
    inner = pill.adjusted(7 + ICON + 5, -1, -8, -1)
    words(painter, inner, spec.word, kind="badge", ink=tone.words)
