"""What a certificate says of a campaign, and the chain that shows whether a list was changed since.

Each message makes a line: number (E.164), name, text, state, reference and time, joined by U+001F.
The chain begins with the SHA-256 of ``START``; each link is the SHA-256 of the link before, as 64
hex digits, a line feed, and the message's line, all in UTF-8. Who has the list can so reckon the
last link and compare it with what is printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple

from smsdesk.core.models import Campaign, Delivery, MessageState
from smsdesk.core.schedule import iso_bangkok

START: Final = "smsdesk certificate 1"
_PART: Final = "\x1f"


class Entry(NamedTuple):
    """One message of a campaign. ``at`` is when its request left, else when it was decided."""

    e164: str
    name: str
    text: str
    state: MessageState
    delivery: Delivery
    reference: str
    at: datetime

    @property
    def line(self) -> str:
        """What the chain is made of. A delivery is not in it: reports come later."""
        told = (self.e164, self.name, self.text, self.state.shown, self.reference)
        return _PART.join((*told, iso_bangkok(self.at)))


class Chain:
    """Links messages, one after the other."""

    def __init__(self) -> None:
        self.last = sha256(START.encode()).hexdigest()
        self.length = 0

    def add(self, entries: Iterable[Entry]) -> None:
        """Link these messages to those before."""
        for entry in entries:
            self.last = sha256(f"{self.last}\n{entry.line}".encode()).hexdigest()
            self.length += 1


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is certified of a campaign.

    ``entries`` are the messages that are listed, not all where they are many; ``chain`` is the last
    link over all ``length`` of them. ``erased`` were personal data that were erased since.
    """

    campaign: Campaign
    text: str
    first: datetime | None  # when the first and the last request left
    last: datetime | None
    references: int  # messages for which the service gave one
    delivered: int
    erased: int
    entries: Sequence[Entry]
    length: int
    chain: str
    made_at: datetime
    made_by: str
