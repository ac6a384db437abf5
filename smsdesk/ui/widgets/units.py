"""Positions in text: Python counts characters, Qt and SMS count UTF-16 units."""

from PySide6.QtCore import QTextBoundaryFinder

WIDE = 0xFFFF


def unit_length(text: str) -> int:
    """Return how many UTF-16 units ``text`` has."""
    return len(text) + sum(1 for letter in text if ord(letter) > WIDE)


def unit_of(text: str, index: int) -> int:
    """Return the unit at which the character number ``index`` begins."""
    return unit_length(text[:index])


def cluster_before(text: str, unit: int) -> tuple[int, int] | None:
    """Return start and length, in units, of the cluster that ends at ``unit``.

    None where ``unit`` lies inside a cluster, as between a consonant and its tone mark.
    """
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(unit)
    if unit <= 0 or not finder.isAtBoundary():
        return None
    start = finder.toPreviousBoundary()
    return start, unit - start
