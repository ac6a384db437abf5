"""What is known of one number, and what forgetting it does. Times are aware, numbers E.164."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from smsdesk.core.models import HistoryRow, MessageState


@dataclass(frozen=True, slots=True)
class Written:
    """Name and fields of a person as a file, or somebody by hand, wrote them.

    ``file`` is the file's name, "" where it was done by hand.
    """

    name: str
    fields: Mapping[str, str]
    file: str = ""


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A person on a list; ``consent`` says where the list's people agreed to be texted.

    ``earlier`` is what imports overwrote, oldest first.
    """

    list_name: str
    now: Written
    earlier: Sequence[Written] = ()
    consent: str = ""
    consent_at: date | None = None


@dataclass(frozen=True, slots=True)
class KnownRequest:
    """A request that carried a message to the number, and the raw answer, masked as it is kept."""

    campaign: int
    at: datetime
    status: int | None
    answer: str


@dataclass(frozen=True, slots=True)
class KnownSkip:
    """A campaign that left the number out, and why (a stable word)."""

    campaign: int
    title: str
    row: int
    name: str
    written: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KnownCode:
    """A one-time code that was asked for."""

    account: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NeverEntry:
    """The number's entry on do-not-contact."""

    reason: str
    who: str
    added_at: datetime


Place = Literal[
    "draft",  # what is being written
    "campaigns",  # how campaigns were written, so that they can be written again
    "recurrences",  # campaigns that come again and again
    "saved_texts",
    "other_messages",  # texts and names of messages to others
    "other_contacts",  # names and fields of others
    "notes",  # titles, reasons, logs of campaigns, answers of services
    "settings",
    "logs",
    "practice",  # the ledger of the embedded simulator
    "spool",
]
"""Where a number can stand that is not its own record: typed, or named in somebody's text."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the data folder knows of a number.

    ``erased_messages`` are those of which only the row is left by an erasure or a retention of
    before. ``copies`` are names of older databases in the folder: nobody looks into them.
    """

    e164: str
    contacts: Sequence[KnownContact] = ()
    messages: Sequence[HistoryRow] = ()
    requests: Sequence[KnownRequest] = ()
    skips: Sequence[KnownSkip] = ()
    codes: Sequence[KnownCode] = ()
    never: NeverEntry | None = None
    mentions: Mapping[Place, int] = field(default_factory=dict)
    erased_messages: int = 0
    copies: Sequence[str] = ()

    @property
    def count(self) -> int:
        """How many records and mentions there are."""
        own = (self.contacts, self.messages, self.skips, self.codes)
        return sum(map(len, own)) + (self.never is not None) + sum(self.mentions.values())

    @property
    def queued(self) -> int:
        """How many messages are still to go to the number."""
        return sum(message.state is MessageState.QUEUED for message in self.messages)


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing a number did. ``clean`` is False where a log of the database could not be
    emptied yet since somebody was reading: it is when the program is closed."""

    messages: int = 0
    cancelled: int = 0
    contacts: int = 0
    skips: int = 0
    codes: int = 0
    mentions: Mapping[Place, int] = field(default_factory=dict)
    copies: int = 0
    never: bool = False
    clean: bool = True

    @property
    def count(self) -> int:
        """How many records were changed or deleted."""
        own = self.messages + self.contacts + self.skips + self.codes
        return own + self.never + sum(self.mentions.values())


@dataclass(frozen=True, slots=True)
class Expiring:
    """What a retention would take the numbers, names and texts of.

    ``first`` and ``last`` say when the earliest and the latest of these campaigns ended. ``spared``
    are unknown messages in them: somebody may still find out what became of those.
    """

    messages: int = 0
    people: int = 0
    campaigns: int = 0
    skips: int = 0
    codes: int = 0
    spared: int = 0
    first: datetime | None = None
    last: datetime | None = None

    @property
    def count(self) -> int:
        """How many records it is about."""
        return self.messages + self.skips + self.codes


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what with personal data: ``action`` is a stable word; no numbers, no names."""

    id: int
    at: datetime
    who: str
    action: str
    count: int
    detail: Mapping[str, str | int | bool] = field(default_factory=dict)
