"""What is said of ways to save credits, and of what makes messages dear."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from smsdesk.core.rewriting import changes, plain_word
from smsdesk.core.savings import Saving
from smsdesk.core.sms_text import forced_by
from smsdesk.ui.compose.costly import Hint

Words = tuple[str, str, str]
MOST_NAMED = 3


class SavingWords(QObject):
    """Gives the name of a saving, and sentence, second line and button of the banner."""

    def name(self, saving: Saving) -> str:
        """Return what a saving does, with the column it does it to."""
        names = {
            "invisible": self.tr("Remove invisible characters"),
            "thai": self.tr("Join letters typed in halves or twice"),
            "no_break": self.tr("Use ordinary spaces"),
            "spaces": self.tr("Remove needless spaces"),
            "plain": self.tr("Use plain marks"),
            "date": self.tr("Write dates short"),
            "word": self.tr("Shorten {word}").format(word=saving.key.partition(":")[2]),
        }
        name = names[saving.kind]
        if not saving.column:
            return name
        return self.tr("{name} in {field}").format(name=name, field=saving.column)

    def how_far(self, saving: Saving) -> str:
        """Return for how many it counts and what it saves."""
        people = self.tr("%Ln people", "", saving.messages)
        if not saving.credits:
            together = self.tr("saves together with others")
            return f"{people} · {together}"
        credits_ = self.tr("saves %Ln credits", "", saving.credits)
        return f"{people} · {credits_}"

    def say(self, savings: Sequence[Saving], together: int) -> Words:
        """Return what the banner says of these savings; together they save so many credits."""
        best = savings[0]
        sentence, second = self._sentence(best)
        others = len(savings) - 1
        if not others and not best.column:
            return sentence, second, self._button(best)
        if others:
            more = self.tr("%Ln more ways to save", "", others)
            second = f"{second} · {more}" if second else more
        return sentence, second, self.tr("Compare, save up to %Ln credits", "", together)

    def hint(self, hint: Hint) -> Words:
        """Return what the banner says where nothing can be written more cheaply."""
        people = f"{hint.people:,}"
        if hint.kind == "forced":
            sentence = self.tr("“{named}” turns the whole text to Unicode: {parts} parts")
            second = self.tr("Without it: 153 characters a part, not 67.")
            return sentence.format(named=hint.named, parts=hint.parts), second, ""
        if hint.kind == "values":
            sentence = self.tr("Letters in the fields turn the text of {people} people to Unicode")
            second = self.tr("It costs %Ln credits more: 67 a part, not 153.", "", hint.credits)
            return sentence.format(people=people), second, ""
        sentence = self.tr(
            "Shorten by %Ln characters: {people} people need a part less", "", hint.count
        )
        second = self.tr("Saves %Ln credits", "", hint.credits)
        return sentence.format(people=people), second, ""

    def _sentence(self, saving: Saving) -> tuple[str, str]:
        """Return what is wrong, and why it may be changed."""
        if saving.column:
            wrong = self.tr("{field} of %Ln people costs more than it need", "", saving.messages)
            looks = self.tr("It looks the same when it is mended.")
            sentence = wrong.format(field=saving.column)
            return sentence, looks if saving.lossless else self.name(saving)
        kinds: dict[str, Callable[[Saving], tuple[str, str]]] = {
            "invisible": self._invisible,
            "thai": self._halves,
            "no_break": self._no_break,
            "spaces": self._spaces,
            "plain": self._plain,
            "date": self._reads_the_same,
            "word": self._reads_the_same,
        }
        return kinds[saving.kind](saving)

    def _invisible(self, saving: Saving) -> tuple[str, str]:
        sentence = self.tr("%Ln invisible characters make it dear", "", _count(saving))
        return sentence, self.tr("They often come from LINE or Word. It reads the same without.")

    def _halves(self, saving: Saving) -> tuple[str, str]:
        sentence = self.tr(
            "%Ln letters are typed in two halves, such as เเ for แ", "", _count(saving)
        )
        return sentence, self.tr("Each half counts. It reads the same once they are joined.")

    def _no_break(self, saving: Saving) -> tuple[str, str]:
        sentence = self.tr("%Ln spaces are of a kind that costs more", "", _count(saving))
        return sentence, self.tr("They often come from Word or web pages. It looks the same.")

    def _spaces(self, _saving: Saving) -> tuple[str, str]:
        return self.tr("Needless spaces make it dear"), ""

    def _plain(self, saving: Saving) -> tuple[str, str]:
        named = _named(saving)
        sentence = self.tr("“{named}” turns the whole text to Unicode").format(named=named)
        word = plain_word(named) if len(named) == 1 else ""
        if word:
            second = self.tr("Write {word} instead: 153 characters a part, not 67.")
            return sentence, second.format(word=word)
        return sentence, self.tr("Plain marks read the same: 153 characters a part, not 67.")

    def _reads_the_same(self, saving: Saving) -> tuple[str, str]:
        return self.name(saving), self.tr("It is shorter and still clear.")

    def _button(self, saving: Saving) -> str:
        if saving.kind == "plain":
            named = _named(saving)
            word = plain_word(named) if len(named) == 1 else ""
            if word:
                button = self.tr("Use {word}, save %Ln credits", "", saving.credits)
                return button.format(word=word)
            return self.tr("Use plain marks, save %Ln credits", "", saving.credits)
        if saving.kind == "thai":
            return self.tr("Join, save %Ln credits", "", saving.credits)
        if saving.kind in {"date", "word"}:
            return self.tr("Shorten, save %Ln credits", "", saving.credits)
        return self.tr("Remove, save %Ln credits", "", saving.credits)


def _count(saving: Saving) -> int:
    """Return how many characters of the text are changed."""
    return max(1, len(changes(saving.before, saving.after)[0]))


def _named(saving: Saving) -> str:
    """Return the first characters that force the text to Unicode."""
    return "".join(forcing.char for forcing in forced_by(saving.before)[:MOST_NAMED])
