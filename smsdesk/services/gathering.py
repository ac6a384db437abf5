"""Reads the people of a draft anew, from where they came: lists, files, numbers, campaigns."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from smsdesk.core.large import LargeList
from smsdesk.core.models import DraftSource, Person, Who
from smsdesk.core.template import together
from smsdesk.services.composing import ComposingService
from smsdesk.services.contacts import ContactService
from smsdesk.services.imports import ImportOptions, ImportService


class Gathering:
    """Knows every kind of source."""

    def __init__(
        self, contacts: ContactService, imports: ImportService, composing: ComposingService
    ) -> None:
        self._contacts = contacts
        self._imports = imports
        self._composing = composing

    def people(self, sources: Sequence[DraftSource]) -> tuple[Sequence[Person], tuple[str, ...]]:
        """Return the people of all sources as they are now, and the names of their fields.

        Raises InputError where a list, a file or a campaign is not there any more, and whatever
        reading a file raises.
        """
        found = [self._of(source) for source in sources]
        everybody = [person for people, _fields in found for person in people]
        return LargeList(everybody), together(fields for _people, fields in found)

    def _of(self, source: DraftSource) -> tuple[Sequence[Person], tuple[str, ...]]:
        if source.kind == "list":
            return self._contacts.people_of_list(source.name)
        if source.kind == "file":
            options: dict[str, Any] = dict(source.options)
            return self._imports.people_from_file(Path(source.path), ImportOptions(**options))
        if source.kind == "campaign":
            who = cast("Who", source.options.get("who", "everybody"))
            people, fields, _title = self._composing.people_of_campaign(int(source.name), who)
            return people, fields
        return [Person(number) for number in source.numbers], ()
