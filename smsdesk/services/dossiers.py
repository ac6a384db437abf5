"""What is known of a person, as a file that may be given to them: JSON, or rows of a table."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from smsdesk.core.phone import national
from smsdesk.core.privacy import Dossier, KnownContact, Written
from smsdesk.core.schedule import iso_bangkok

Say = Callable[[str], str]
"""Gives the sentence of a code in somebody's language."""
Row = tuple[str, str, str, str, str]
COLUMNS: Final = ("what", "where", "when", "field", "value")


def as_document(found: Dossier) -> dict[str, Any]:
    """Return a dossier as JSON holds it: whole numbers, times in Bangkok."""
    whole = asdict(found) | {"messages": [message._asdict() for message in found.messages]}
    told: dict[str, Any] = json.loads(json.dumps(whole, default=_plain))
    told["number"] = told.pop("e164")
    told["do_not_contact"] = told.pop("never")
    return told


def as_json(found: Dossier) -> str:
    """Return a dossier as a readable JSON text."""
    return json.dumps(as_document(found), ensure_ascii=False, indent=1) + "\n"


def as_rows(found: Dossier, say: Say) -> Iterator[Row]:
    """Give a dossier as rows of a table: what, where, when, field, value."""
    yield say("privacy_number"), "", "", "", national(found.e164)
    for contact in found.contacts:
        yield from _contact(contact, say)
    for message in found.messages:
        state = say(f"message_{message.state.shown}")
        yield say("privacy_message"), message.title, _minute(message.at), state, message.text
    for request in found.requests:
        at = _minute(request.at)
        yield say("privacy_request"), str(request.campaign), at, str(request.status), request.answer
    for skip in found.skips:
        why = say(f"skip_{skip.reason}")
        yield say("privacy_skip"), skip.title, _minute(skip.at), why, skip.written
    if found.never is not None:
        at, why = _minute(found.never.added_at), found.never.reason
        yield say("privacy_never"), "", at, say("privacy_reason"), why
    for code in found.codes:
        yield say("privacy_code"), code.account, _minute(code.at), "", say(f"code_{code.state}")
    for place, count in found.mentions.items():
        yield say("privacy_mention"), say(f"place_{place}"), "", "", str(count)


def _contact(contact: KnownContact, say: Say) -> Iterator[Row]:
    yield from _written(say("privacy_contact"), contact.list_name, contact.now, say)
    if contact.consent:
        since = contact.consent_at.isoformat() if contact.consent_at else ""
        consent = say("privacy_consent")
        yield say("privacy_contact"), contact.list_name, since, consent, contact.consent
    for earlier in contact.earlier:
        yield from _written(say("privacy_earlier"), contact.list_name, earlier, say)


def _written(what: str, where: str, written: Written, say: Say) -> Iterator[Row]:
    yield what, where, "", say("privacy_name"), written.name
    for name, value in written.fields.items():
        yield what, where, "", name, value
    if written.file:
        yield what, where, "", say("privacy_file"), written.file


def _minute(moment: datetime) -> str:
    return iso_bangkok(moment)[:16].replace("T", " ")


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return iso_bangkok(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)
