"""Strokes that several widgets share."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QWidget

from smsdesk.ui.style import color, font, pixmap

CENTER = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def smooth_painter(device: QPaintDevice) -> QPainter:
    """Return a painter whose curves are smooth."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: str = "",
    border: str = "",
    width: float = 1,
    radius: float = 8,
) -> None:
    """Paint a rounded box; the border lies inside ``rect``, so that no neighbour moves."""
    painter.setBrush(color(fill) if fill else Qt.BrushStyle.NoBrush)
    if border:
        painter.setPen(QPen(color(border), width))
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def bar(painter: QPainter, rect: QRectF, fill: str) -> None:
    """Paint a bar with round ends."""
    box(painter, rect, fill=fill, radius=min(rect.height(), rect.width()) / 2)


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    kind: str = "body",
    ink: str = "text",
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Paint one line of text, with dots where it is too long."""
    shown = text
    # Advances add up in fractions: a rectangle of exactly that width must not lose a letter.
    if width_of(text, kind) > rect.width() + 1:
        metrics = QFontMetrics(font(kind))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.setFont(font(kind))
    painter.setPen(color(ink))
    flags = align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(rect, flags, shown)


def picture(  # noqa: PLR0917 - reads as a sentence at every call
    painter: QPainter, x: float, y: float, name: str, ink: str, size: int = 18
) -> None:
    """Paint an icon with its top left corner at (x, y), sharp on the painter's own screen."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(round(x), round(y)), pixmap(name, ink, size, ratio))


def width_of(text: str, kind: str = "body") -> int:
    """Return the width of one line of text in whole pixels."""
    return QFontMetrics(font(kind)).horizontalAdvance(text)


def line_height(kind: str = "body") -> int:
    """Return the height of one line; Thai marks need all of it."""
    return QFontMetrics(font(kind)).height()


def focus_box(painter: QPainter, widget: QWidget, radius: float = 8) -> None:
    """Paint the focus ring around a whole widget."""
    box(painter, QRectF(widget.rect()), border="accent", width=2, radius=radius)
