"""Links in a text. Thai networks take those alone that are registered, and no shared shortener."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# Shorteners that anybody can use; Thai networks block them all (Twilio's and ClickSend's guides to
# Thailand, after the NBTC's order of 2024). One under a firm's own domain is none of them.
SHORTENERS: Final = frozenset(
    {"bit.ly", "bitly.com", "tinyurl.com", "cutt.ly", "goo.gl", "t.co", "is.gd", "v.gd", "s.id"}
    | {"ow.ly", "buff.ly", "rebrand.ly", "rb.gy", "shorturl.at", "shorturl.asia", "t.ly", "t.me"}
    | {"tiny.cc", "bl.ink", "lnk.to", "shorte.st", "adf.ly", "soo.gd", "qr.ae", "surl.li"}
    | {"url.in.th", "lin.ee", "me2.do", "dub.sh", "u.to", "kutt.it", "bit.do", "clck.ru"}
)
_ENDINGS: Final = (
    "com|net|org|info|biz|app|dev|co|th|io|me|ly|gl|gd|gy|link|site|online|shop|store|xyz|cc|id"
    "|asia|at|to|ee"
)
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s{}]+"
    rf"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_ENDINGS})(?![\w-])(?:/[^\s{{}}]*)?",
    re.IGNORECASE | re.ASCII,
)
_HOST: Final = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:\s]+)", re.IGNORECASE)


class Link(NamedTuple):
    """A link, its host in lower case without ``www.``, and where it begins (code points)."""

    text: str
    host: str
    start: int

    @property
    def is_shortened(self) -> bool:
        """Tell whether a shortener that anybody can use stands before it."""
        return self.host in SHORTENERS


def links_in(text: str) -> Iterator[Link]:
    """Give each link of a text, in their order."""
    for found in _LINK.finditer(text):
        written = found[0].rstrip(".,;:!?)'\"")
        host = _HOST.match(written)
        if host and "." in host[1]:
            yield Link(written, host[1].lower(), found.start())
