"""Texts of our own, kept under names; a service's registered templates are its account's."""

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.store.saved_texts import SavedText, SavedTextRepository

__all__ = ["SavedText", "SavedTextService"]

LONGEST_NAME = 60


class SavedTextService:
    """Saves, finds and deletes texts. A text that is saved again gets a version more."""

    def __init__(self, texts: SavedTextRepository, clock: Clock) -> None:
        self._texts = texts
        self._clock = clock

    def all(self) -> list[SavedText]:
        """Return the newest version of each text, the last saved first."""
        return self._texts.all()

    def versions(self, text_id: int) -> list[SavedText]:
        """Return every version of a text, the newest first."""
        return self._texts.versions(text_id)

    def named(self, name: str) -> SavedText:
        """Return a text by its name. Raises InputError no_such_text."""
        for one in self._texts.all():
            if one.name == _tidy(name):
                return one
        raise InputError("no_such_text", name=name)

    def save(self, name: str, text: str) -> int:
        """Keep a text; return its version. Raises InputError text_name_missing, text_missing."""
        name = _tidy(name)
        if not name:
            raise InputError("text_name_missing")
        if not text.strip():
            raise InputError("text_missing")
        return self._texts.save(name[:LONGEST_NAME], text, self._clock())

    def delete(self, text_id: int) -> None:
        """Keep a text no more."""
        self._texts.delete(text_id, self._clock())

    def restore(self, text_id: int) -> None:
        """Keep a deleted text again. Raises InputError text_name_taken."""
        if not self._texts.restore(text_id):
            raise InputError("text_name_taken")


def _tidy(name: str) -> str:
    return " ".join(name.split())
