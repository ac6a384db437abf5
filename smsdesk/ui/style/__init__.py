"""How the window looks: tokens, theme, fonts and icons.

Widgets ask ``color``, ``font`` and ``icon`` for what they paint with and never write a colour.
"""

from smsdesk.ui.style.fonts import font, load_fonts
from smsdesk.ui.style.icons import icon, pixmap
from smsdesk.ui.style.palette import color, is_dark
from smsdesk.ui.style.theme import Theme

__all__ = ["Theme", "color", "font", "icon", "is_dark", "load_fonts", "pixmap"]
