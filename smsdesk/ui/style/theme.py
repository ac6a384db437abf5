"""Light, dark, or as the system has it."""

import re

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from smsdesk.paths import resource
from smsdesk.ui.style import palette
from smsdesk.ui.style.fonts import font

SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}
TOKEN = re.compile(r"@([a-z_]+)")


class Theme(QObject):
    """Dresses the application. Create one, in the GUI thread; load the fonts before."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._name = ""
        app.setStyle("Fusion")
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def name(self) -> str:
        """Return what was asked for: "light", "dark" or "system"."""
        return self._name

    def apply(self, name: str) -> None:
        """Show the whole window in the theme ``name``. Not for every day: it takes 40 ms."""
        self._name = name
        self._app.styleHints().setColorScheme(SCHEMES[name])
        self._dress()

    @Slot()
    def _follow(self) -> None:
        if self._name == "system":
            self._dress()

    def _dress(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        palette.use(dark=system_dark if self._name == "system" else self._name == "dark")
        # In this order: a style sheet set first would keep the old palette's colours.
        self._app.setPalette(palette.qt_palette())
        self._app.setStyleSheet(style_sheet())
        self.changed.emit()


def style_sheet() -> str:
    """Return the window's style sheet with the colours in use."""
    values = palette.values()
    source = resource("style", "window.qss").read_text(encoding="utf-8")
    source = source.partition("*/")[2]  # the heading's comment speaks of @ too
    return TOKEN.sub(lambda match: values[match[1]], source)
