"""What a built program must pass before it ships. Its Qt half is in ui/selftest.py.

A source run hides what packaging loses: data files, modules found by name, child processes.
"""

import json
import ssl
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from smsdesk.core.holidays import holiday_name
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft
from smsdesk.core.phone import Reason, parse
from smsdesk.paths import own_command, resource
from smsdesk.services.awake import keep_awake
from smsdesk.services.desk import Desk
from smsdesk.services.imports import ImportOptions
from smsdesk.texts import LANGUAGES, Texts


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must work, and what was found where it does not."""

    name: str
    passed: bool
    detail: str = ""


Probe = tuple[str, Callable[[], str | None]]
"""A name and a function that returns None, or says what is wrong."""


def run(probes: Sequence[Probe]) -> list[Check]:
    """Try everything; one failure does not hide the next."""
    return [_try(name, probe) for name, probe in probes]


def _try(name: str, probe: Callable[[], str | None]) -> Check:
    try:
        wrong = probe()
    except Exception as exc:  # noqa: BLE001 - whatever a build lost is told, not raised
        return Check(name, False, f"{type(exc).__name__}: {exc}")
    return Check(name, wrong is None, wrong or "")


def _texts() -> str | None:
    first, second = (
        set(json.loads(resource("texts", f"{lang}.json").read_text("utf-8"))) for lang in LANGUAGES
    )
    if first != second:
        return f"{len(first ^ second)} codes stand in one language only"
    return None if Texts("th").word("busy") != "busy" else "no sentences"


def _resources() -> str | None:
    wanted = ("fonts/NotoSansThai-Regular.ttf", "icons/send.svg", "style/tokens.json",
              "style/window.qss", "samples/residents.csv")  # fmt: skip
    missing = [name for name in wanted if not resource(*name.split("/")).is_file()]
    return f"missing {missing}" if missing else None


def _numbers() -> str | None:
    return (
        None if parse("+44 7911 123456").reason is Reason.FOREIGN else "phonenumbers is not there"
    )


def _holidays() -> str | None:
    thai, english = (holiday_name(date(2027, 2, 21), language) for language in ("th", "en"))
    return None if (thai, english) == ("วันมาฆบูชา", "Makha Bucha") else f"{thai!r}, {english!r}"


def _awake() -> str | None:
    with keep_awake():  # a system may refuse; the library must be there to ask it
        return None


def _certificates() -> str | None:
    import truststore  # noqa: PLC0415 - slow, and only tried here

    truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return None


def _password_store() -> str | None:
    from keyring.backends import SecretService, Windows, kwallet, macOS  # noqa: PLC0415

    kinds = (SecretService, Windows, kwallet, macOS)
    return None if all(kind.__name__ for kind in kinds) else "no back ends"


def _backups() -> str | None:
    """Lock something as a backup is locked, and open it again."""
    import pyrage  # noqa: PLC0415

    identity = pyrage.x25519.Identity.generate()
    locked = pyrage.encrypt(b"people", [identity.to_public()])
    return None if pyrage.decrypt(locked, [identity]) == b"people" else "it does not open"


def _workbook() -> str | None:
    """Write a workbook and read it back as contacts."""
    import xlsxwriter  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ("ชื่อ", "เบอร์โทร"))
            sheet.write_row(1, 0, ("ก่ำ", "0812345678"))
        with Desk(Path(folder) / "data", command=own_command()) as desk:
            people, known = desk.imports.people_from_file(path, ImportOptions())
    right = [p.written for p in people] == ["0812345678"] and "ชื่อ" in known
    return None if right else f"read {people!r}"


PRACTICE_SENDER = {"smsbuddy": "SMSBDY"}
"""Senders that the simulator takes, where it is not RIVERVIEW."""


def _main_job() -> str | None:
    """Send one message through each service of the simulator."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk(Path(folder), command=own_command(), hold=True) as desk,
    ):
        sent = 0
        for info in desk.accounts.services():
            account = desk.accounts.add(info.name, info.name, practice=True)
            templates = desk.accounts.templates(account) if info.lists_templates else ()
            approved = next((t.template for t in templates if t.status == "approved"), "")
            prepared = desk.composing.prepare(
                Draft(
                    info.name,
                    f"ทดสอบ {info.name}",
                    desk.imports.people_from_numbers("0812345678"),
                    sender=PRACTICE_SENDER.get(info.name, "RIVERVIEW"),
                    template=approved,
                )
            )
            campaign = desk.sending.run(desk.composing.confirm(prepared).id, JobContext())
            if campaign.tally.accepted != 1:
                return f"{info.name}: {campaign.state} {campaign.reason}"
            sent += 1
        return None if sent else "no service"


PROBES: tuple[Probe, ...] = (
    ("texts", _texts),
    ("resources", _resources),
    ("numbers", _numbers),
    ("holidays", _holidays),
    ("keeping awake", _awake),
    ("certificates", _certificates),
    ("password_store", _password_store),
    ("backups", _backups),
    ("workbook", _workbook),
    ("main_job", _main_job),
)
