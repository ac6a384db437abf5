"""The bundled font, by the design's kinds of text."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from smsdesk.paths import resource
from smsdesk.ui.style.tokens import tokens

FIRST = ("Regular", "Medium", "SemiBold")
LATER = ("Bold",)
"""Not in the first paint."""


def load_fonts(weights: Sequence[str] = (*FIRST, *LATER)) -> None:
    """Make the bundled font known to Qt. Needs a QGuiApplication."""
    for weight in weights:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSansThai-{weight}.ttf")))


@cache
def font(kind: str = "body") -> QFont:
    """Return the font of a kind of text ("title", "small", ...). Shared: copy it to change it."""
    style = tokens().type[kind]
    made = QFont(tokens().family)
    made.setPixelSize(style.px)
    made.setWeight(QFont.Weight(style.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
