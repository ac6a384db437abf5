"""The colours in use now. ``Theme`` changes them; whoever paints asks here."""

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from smsdesk.ui.style.tokens import tokens

ROLES = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "on_accent"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.PlaceholderText, "faint"),
    (QPalette.ColorRole.ToolTipBase, "text"),
    (QPalette.ColorRole.ToolTipText, "surface"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "control"),
)
DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)

_colors: dict[str, QColor] = {}
_dark = False


def use(*, dark: bool) -> None:
    """Take the colours of the dark or the light theme from now on."""
    global _dark  # noqa: PLW0603 - one theme per process, as Qt has one palette
    _dark = dark
    _colors.clear()
    _colors.update({name: QColor(value) for name, value in values().items()})


def values() -> Mapping[str, str]:
    """Return the colours in use as text, by name."""
    return tokens().dark if _dark else tokens().light


def is_dark() -> bool:
    """Tell whether the dark theme is in use."""
    return _dark


def color(name: str) -> QColor:
    """Return the colour called ``name`` in the theme in use. Do not change it: it is shared."""
    if not _colors:
        use(dark=_dark)
    return _colors[name]


def faded(name: str, alpha: int) -> QColor:
    """Return a copy of a colour, ``alpha`` of 255 opaque."""
    copy = QColor(color(name))
    copy.setAlpha(alpha)
    return copy


def qt_palette() -> QPalette:
    """Return the colours in use for Qt's own widgets."""
    palette = QPalette()
    for role, name in ROLES:
        palette.setColor(role, color(name))
    for role in DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("faint"))
    return palette
