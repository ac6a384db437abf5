"""Line icons in any colour of the theme, drawn once for each size and screen."""
# ruff: noqa: PLC0415 - imports inside functions keep the first paint quick

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from smsdesk.paths import resource
from smsdesk.ui.style.palette import color as color_of

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

STROKE = 1.9
"""Units of Lucide's 24: a little lighter than its own 2, to sit beside weight 500."""


def pixmap(
    name: str,
    color: str = "text",
    size: int = 18,
    ratio: float = 0,
    stroke: float = STROKE,
) -> QPixmap:
    """Return an icon as a picture for a screen of ``ratio`` (0: the finest one there is)."""
    return _drawn(name, color_of(color).rgba(), size, ratio or _finest_ratio(), stroke)


def icon(name: str, color: str = "text", size: int = 18) -> QIcon:
    """Return an icon for a widget of Qt's own."""
    from PySide6.QtGui import QIcon

    return QIcon(pixmap(name, color, size))


def app_icon() -> QIcon:
    """Return the program's own icon."""
    from PySide6.QtGui import QIcon

    return QIcon(str(resource("icons", "smsdesk.svg")))


def _finest_ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, rgba: int, size: int, ratio: float, stroke: float) -> QPixmap:
    ink = QColor.fromRgba(rgba).name()
    source = _source(name).replace("currentColor", ink)
    source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
