"""What is said of a message that is worth looking at first."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from smsdesk.core.oddity import WEIGHTS
from smsdesk.ui.compose.preparing import Odd


class OddWords(QObject):
    """Gives the badge of a message, and what the order of all of them is called."""

    def say(self, odd: Odd) -> str:
        """Return what is odd about a message, "" for nothing."""
        words = {
            "empty": self.tr("{field} is empty"),
            "droppings": self.tr("{field} is “{value}”"),
            "brace": self.tr("A brace is left in it"),
            "shifted_row": self.tr("Cells have slipped"),
            "garbled": self.tr("{field} cannot be read"),
            "number_for_name": self.tr("{field} is a number"),
            "name_for_number": self.tr("{field} is no number"),
            "year": self.tr("{field} has an odd year"),
            "high": self.tr("{field} unusually high"),
            "low": self.tr("{field} unusually low"),
            "past": self.tr("{field} is past already"),
            "other_kind": self.tr("{field} differs from the others"),
            "invisible": self.tr("{field} has an invisible character"),
            "spaces": self.tr("{field} has odd spaces"),
            "capitals": self.tr("{field} is in capitals"),
            "parts": self.tr("More parts than the others"),
            "longest": self.tr("Longest"),
            "dearest": self.tr("Most parts"),
            "shortest": self.tr("Shortest"),
        }
        word = words.get(odd.why, "").format(field=odd.field, value=odd.value)
        return f"{word} +{len(odd.others)}" if word and odd.others else word

    def order(self, odd: Sequence[Odd]) -> str:
        """Return what comes first among the messages."""
        count = sum(one.why in WEIGHTS for one in odd)
        if count:
            return self.tr("%Ln odd ones first", "", count)
        return self.tr("Oddest first")
