"""Lists of people kept for later: reading, changing and exporting them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.large import LargeList
from smsdesk.core.models import Person
from smsdesk.core.phone import national, parse
from smsdesk.core.schedule import in_bangkok
from smsdesk.core.thai_text import read_date
from smsdesk.files.write import write_table
from smsdesk.store import contact_search
from smsdesk.store.contacts import (
    Contact,
    ContactList,
    ContactRepository,
    FoundContact,
    Merged,
)
from smsdesk.store.db import Database

__all__ = ["Contact", "ContactList", "ContactService", "FoundContact", "Merged"]


class ContactService:
    """Contact lists and the people on them. Numbers it gives out are E.164."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._lists = ContactRepository(db)
        self._clock = clock

    # --- people ---------------------------------------------------------------------------

    def page(
        self, list_id: int, *, search: str = "", after: int = 0, limit: int = 200
    ) -> list[Contact]:
        """Return people of a list whom a search finds, from beyond the contact ``after``."""
        return self._lists.page(list_id, search=search, after=after, limit=limit)

    def count(self, list_id: int, search: str = "") -> int:
        """Return how many people of a list a search finds."""
        return self._lists.count(list_id, search)

    def find(self, search: str, limit: int = 50) -> list[FoundContact]:
        """Return people of any list whom a search finds."""
        return self._lists.find(search, limit)

    def make_searchable(self, job: JobContext | None = None) -> int:
        """Put who is new or changed into the search index; return how many.

        Everybody is found without it too, only slower. It stops early when the job is to stop.
        """
        return contact_search.index_new(self._db, job)

    def put(self, list_id: int, number: str, name: str, fields: Mapping[str, str]) -> int:
        """Add somebody to a list by hand, or replace who has the number. Raises InputError."""
        return self._lists.put(list_id, _usable(number), name.strip(), fields)

    def change(self, contact_id: int, number: str, name: str, fields: Mapping[str, str]) -> None:
        """Change a contact. Raises InputError: bad_number, number_in_list."""
        self._lists.change(contact_id, _usable(number), name.strip(), fields)

    def delete(self, contacts: Iterable[int]) -> None:
        """Take people off their list."""
        self._lists.delete(contacts)

    # --- lists ----------------------------------------------------------------------------

    def lists(self) -> list[ContactList]:
        """Return all lists with how many people each has, by name."""
        return self._lists.lists()

    def list_by_name(self, name: str) -> ContactList | None:
        """Return the list of that name, or None."""
        return self._lists.list_by_name(name.strip())

    def list_named(self, name: str) -> ContactList:
        """Return the list of that name. Raises InputError unknown_list."""
        found = self.list_by_name(name)
        if found is None:
            raise InputError("unknown_list", list=name)
        return found

    def make_list(self, name: str) -> int:
        """Return the id of the list of that name, making it if missing."""
        if not name.strip():
            raise InputError("no_list_name")
        return self._lists.ensure_list(name.strip(), self._clock())

    def rename_list(self, list_id: int, name: str) -> None:
        """Give a list another name. Raises InputError: no_list_name, list_exists."""
        name = name.strip()
        if not name:
            raise InputError("no_list_name")
        other = self._lists.list_by_name(name)
        if other and other.id != list_id:
            raise InputError("list_exists", list=name)
        self._lists.rename_list(list_id, name)

    def set_tags(self, list_id: int, tags: Sequence[str]) -> None:
        """Give a list these tags in place of those it has; a tag in other case is the same."""
        wanted = {tag.strip().casefold(): tag.strip() for tag in reversed(tags) if tag.strip()}
        self._lists.set_tags(list_id, wanted.values())

    def set_consent(self, list_id: int, source: str, day: date | None) -> None:
        """Note where the people of a list agreed to be texted, and since which Bangkok day."""
        self._lists.set_consent(list_id, source.strip(), day)

    def consent_day(self, written: str) -> date | None:
        """Read the day of a consent as a clerk writes it, in either era; None where it is empty.

        Raises InputError: consent_day (no date), consent_later (still to come in Bangkok).
        """
        written, today = written.strip(), in_bangkok(self._clock()).date()
        if not written:
            return None
        day = read_date(written)
        if day is None:
            raise InputError("consent_day", value=written, example=f"{today:%d/%m/%Y}")
        if day > today:
            raise InputError("consent_later", value=written)
        return day

    def merge_lists(self, source_id: int, into_id: int) -> Merged:
        """Move everybody of a list to another and delete it; who is on both stays as there.

        Raises InputError: same_list, import_running.
        """
        if source_id == into_id:
            raise InputError("same_list")
        return self._lists.merge_lists(source_id, into_id)

    def delete_list(self, list_id: int) -> None:
        """Delete a list and everybody on it. Raises InputError import_running."""
        self._lists.delete_list(list_id)

    def export(self, list_name: str, path: Path, *, overwrite: bool = False) -> int:
        """Write a list as CSV or XLSX, as the file's suffix says, and return its people.

        The columns are phone (081-234-5678), name, and the fields that are not one of these.
        Raises InputError: unknown_list, unknown_format, file_exists, file_not_writable.
        """
        found = self.list_named(list_name)
        columns = _export_columns(self._lists.everybody(found.id))
        rows = (
            [national(one.e164), one.name, *(one.fields.get(column, "") for column in columns)]
            for one in self._lists.everybody(found.id)
        )
        return write_table(path, ["phone", "name", *columns], rows, overwrite=overwrite)

    def people_of_list(self, name: str) -> tuple[Sequence[Person], tuple[str, ...]]:
        """Return everybody on a list and the names of their fields. Raises InputError."""
        found = self.list_named(name)
        people = [
            Person(one.e164, 0, one.name, one.fields, found.name)
            for one in self._lists.everybody(found.id)
        ]
        return LargeList(people), tuple(_field_names(person.fields for person in people))


def _usable(written: str) -> str:
    number = parse(written)
    if number.e164 is None or not number.usable:
        raise InputError("bad_number", number=written, reason=str(number.reason))
    return number.e164


def _field_names(fields: Iterable[Mapping[str, str]]) -> dict[str, None]:
    """Return every field's name once, in the order they first come."""
    names: dict[str, None] = {}
    for one in fields:
        names.update(dict.fromkeys(one))
    return names


def _export_columns(people: Iterable[Contact]) -> list[str]:
    """Return the fields that do not just repeat everybody's number or name."""
    names: dict[str, None] = {}
    differing: set[str] = set()
    for one in people:
        names.update(dict.fromkeys(one.fields))
        for name, value in one.fields.items():
            if name in differing or value.strip() == one.name:
                continue
            if not value or parse(value).e164 != one.e164:
                differing.add(name)
    return [name for name in names if name in differing]
