"""What the banner says of a way to save credits."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from smsdesk.ui.compose.costly import Saving, plain_word

Words = tuple[str, str, str]


class SavingWords(QObject):
    """Gives sentence, second line and button of each kind of saving."""

    def say(self, saving: Saving) -> Words:
        """Return what to say of a saving; the button stands for nothing where it has no text."""
        kinds: dict[str, Callable[[Saving], Words]] = {
            "invisible": self._invisible,
            "plain": self._plain,
            "thai": self._halves,
            "spaces": self._spaces,
            "forced": self._forced,
            "values": self._values,
            "shorten": self._shorten,
        }
        return kinds[saving.kind](saving)

    def _invisible(self, saving: Saving) -> Words:
        sentence = self.tr(
            "%Ln invisible characters: {people} people need a part more", "", saving.count
        )
        second = self.tr("They often come from LINE or Word. It reads the same without.")
        return sentence.format(people=f"{saving.people:,}"), second, self._remove(saving)

    def _plain(self, saving: Saving) -> Words:
        word = plain_word(saving.named[0]) if len(saving.named) == 1 else ""
        if word:
            second = self.tr("Write {word} instead: 153 characters a part, not 67.")
            button = self.tr("Use {word}, save %Ln credits", "", saving.credits)
            return self._unicode(saving), second.format(word=word), button.format(word=word)
        second = self.tr("Plain marks read the same: 153 characters a part, not 67.")
        button = self.tr("Use plain marks, save %Ln credits", "", saving.credits)
        return self._unicode(saving), second, button

    def _halves(self, saving: Saving) -> Words:
        sentence = self.tr(
            "%Ln letters are typed in two halves, such as เเ for แ", "", saving.count
        )
        second = self.tr("Each half counts. It reads the same once they are joined.")
        return sentence, second, self.tr("Join, save %Ln credits", "", saving.credits)

    def _spaces(self, saving: Saving) -> Words:
        sentence = self.tr("Needless spaces: {people} people need a part more")
        return sentence.format(people=f"{saving.people:,}"), "", self._remove(saving)

    def _forced(self, saving: Saving) -> Words:
        second = self.tr("Without it: 153 characters a part, not 67.")
        return self._unicode(saving), second, ""

    def _values(self, saving: Saving) -> Words:
        sentence = self.tr("Letters in the fields turn the text of {people} people to Unicode")
        second = self.tr("It costs %Ln credits more: 67 a part, not 153.", "", saving.credits)
        return sentence.format(people=f"{saving.people:,}"), second, ""

    def _shorten(self, saving: Saving) -> Words:
        sentence = self.tr(
            "Shorten by %Ln characters: {people} people need a part less", "", saving.count
        )
        second = self.tr("Saves %Ln credits", "", saving.credits)
        return sentence.format(people=f"{saving.people:,}"), second, ""

    def _remove(self, saving: Saving) -> str:
        return self.tr("Remove, save %Ln credits", "", saving.credits)

    def _unicode(self, saving: Saving) -> str:
        words = self.tr("“{named}” turns the whole text to Unicode: {parts} parts")
        return words.format(named=saving.named, parts=saving.parts)
