"""How many SMS a text costs: GSM-7 160/153, UCS-2 70/67."""

from functools import lru_cache

_GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = frozenset("^{}\\[~]|€\f")
_GSM7_ALL = _GSM7 | _ESCAPED


def is_gsm7(text: str) -> bool:
    """Whether every character is in the GSM 03.38 alphabet or its extension."""
    return _GSM7_ALL.issuperset(text)


@lru_cache(maxsize=1000)  # most campaigns are one text to many
def count_parts(text: str, *, unicode: bool | None = None) -> int:
    """The number of SMS for `text`; `unicode` forces UCS-2 where the caller declares it."""
    if unicode or not is_gsm7(text):
        return _split([2 if ord(character) > 0xFFFF else 1 for character in text], 70, 67)
    return _split([2 if character in _ESCAPED else 1 for character in text], 160, 153)


def _split(widths: list[int], single: int, multi: int) -> int:
    """Parts of `multi` units, never cutting a pair, unless all fits in `single`."""
    if sum(widths) <= single:
        return 1
    parts, used = 1, 0
    for width in widths:
        if used + width > multi:
            parts, used = parts + 1, 0
        used += width
    return parts


def replace_beyond_gsm7(text: str) -> str:
    """What a phone shows when Unicode text is sent as GSM-7: question marks."""
    return "".join(character if character in _GSM7_ALL else "?" for character in text)
