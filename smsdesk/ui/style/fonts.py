"""The bundled font, by the design's kinds of text."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from smsdesk.paths import resource
from smsdesk.ui.style.tokens import tokens

FILES = ("Regular", "Medium", "SemiBold", "Bold")


def load_fonts() -> None:
    """Make the bundled font known to Qt. Needs a QGuiApplication."""
    for weight in FILES:
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
