"""The command line: puts the parts together and hands each command its desk.

The contract is in the README; every command shares its services with the window.
"""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from smsdesk.cli import (
    accounts,
    backup,
    campaigns,
    contacts,
    do_not_contact,
    history,
    otp,
    privacy,
    reports,
    schedule,
    send,
    senders,
    texts,
    tools,
)
from smsdesk.cli.output import Output
from smsdesk.core.errors import (
    Blocked,
    Busy,
    Cancelled,
    InputError,
    NoPasswordStore,
    ServiceError,
    SmsdeskError,
    StoreError,
)
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import parse_bangkok
from smsdesk.logs import start_logging
from smsdesk.paths import config_dir, data_dir, own_command
from smsdesk.services.desk import Desk, check_folder
from smsdesk.texts import LANGUAGES, Texts, system_language

log = logging.getLogger(__name__)

GROUPS = (
    accounts,
    senders,
    tools,
    contacts,
    do_not_contact,
    texts,
    send,
    campaigns,
    schedule,
    history,
    reports,
    otp,
    privacy,
    backup,
)
EXIT_BUG, EXIT_INPUT, EXIT_PAUSED, EXIT_UNKNOWN = 1, 2, 4, 5

_EXITS: tuple[tuple[type[SmsdeskError], int], ...] = (
    (NoPasswordStore, EXIT_INPUT),
    (InputError, EXIT_INPUT),
    (ServiceError, EXIT_PAUSED),
    (Busy, EXIT_PAUSED),
    (StoreError, EXIT_PAUSED),
)


class _Usage(Exception):
    """The words of the command are off."""


class _Parser(argparse.ArgumentParser):
    """Raises instead of printing, so that a usage error has our own form too."""

    def error(self, message: str) -> NoReturn:
        """Raise _Usage."""
        raise _Usage(f"{self.prog}: {message}")


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole contract."""
    parser = _Parser(prog="smsdesk", description="Send SMS to many people, safely.")
    add_global_options(parser)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    for group in GROUPS:
        group.add_commands(commands)
    return parser


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """Add what may stand before every command."""
    parser.add_argument("--data-dir", metavar="DIR", help="use this data folder")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--json", action="store_true", help="write one JSON document")
    parser.add_argument("--reveal", action="store_true", help="show whole phone numbers in text")
    parser.add_argument("--theme", choices=("light", "dark"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        _refuse_bytes(words)
        args = make_parser().parse_args(words)
    except _Usage as usage:
        out = Output(Texts(_wanted_language(words)), as_json="--json" in words, reveal=False)
        out.error(InputError("usage", detail=str(usage), problem=str(usage)))
        return EXIT_INPUT
    folder = data_dir(args.data_dir)
    out = Output(Texts(args.lang or _language_of(folder)), as_json=args.json, reveal=args.reveal)
    try:
        return _run(args, folder, out)
    except SmsdeskError as error:
        log.warning("%s: %s %s", args.command, error.code, error.detail)
        out.error(error, _receipt_of(error))
        return _exit_of(error)
    except KeyboardInterrupt:
        out.error(Cancelled())
        return EXIT_PAUSED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as exc:
        log.exception("bug in %s", args.command)
        out.error(SmsdeskError("bug", detail=type(exc).__name__))
        return EXIT_BUG


def _exit_of(error: SmsdeskError) -> int:
    """Return the exit code of an error; what may have been done all the same has its own."""
    if error.code == "outcome_unknown":
        return EXIT_UNKNOWN
    return next((code for kind, code in _EXITS if isinstance(error, kind)), EXIT_PAUSED)


def _run(args: argparse.Namespace, folder: Path, out: Output) -> int:
    if not getattr(args, "needs_desk", True):
        code: int = args.run(args, out)
        return code
    check_folder(folder)  # before anything is written into it, the log too
    start_logging(folder)
    if hasattr(args, "before"):
        args.before(args, folder, out)
    try:
        return _with_desk(args, out)
    except Busy:
        if not hasattr(args, "busy"):
            raise
        elsewhere: int = args.busy(out)  # whoever holds the folder sees to it
        return elsewhere


def _with_desk(args: argparse.Namespace, out: Output) -> int:
    hold = getattr(args, "hold", False)
    holds: bool = hold(args) if callable(hold) else bool(hold)
    with (
        Desk(
            data_dir(args.data_dir),
            command=own_command(),
            hold=holds,
            config=config_dir(),
            pretended=_pretended(),
        ) as desk,
        _Stoppable() as job,
    ):
        run: Callable[[argparse.Namespace, Desk, Output, JobContext], int] = args.run
        return run(args, desk, out, job)


class _Stoppable:
    """Turns Ctrl-C and a request to end into a stop before the next request."""

    def __init__(self) -> None:
        self._job = JobContext()
        self._before: dict[int, Any] = {}

    def __enter__(self) -> JobContext:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._stop)
        return self._job

    def __exit__(self, *_exc: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, _number: int, _frame: object) -> None:
        self._job.cancel()


def _receipt_of(error: SmsdeskError) -> dict[str, Any] | None:
    return send.receipt_document(error.receipt, None) if isinstance(error, Blocked) else None


def _pretended() -> datetime | None:
    """Return the time that SMSDESK_NOW gives (Bangkok where it names no zone), if any."""
    given = os.environ.get("SMSDESK_NOW")
    if not given:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as exc:
        raise InputError("bad_time", value=given) from exc
    return moment if moment.tzinfo else parse_bangkok(f"{moment:%Y-%m-%d %H:%M}")


def _language_of(folder: Any) -> str:
    try:
        text = (folder / "settings.json").read_text("utf-8")
    except OSError:
        return system_language()
    return next((lang for lang in LANGUAGES if f'"language": "{lang}"' in text), system_language())


def _refuse_bytes(words: Sequence[str]) -> None:
    """Raise _Usage for a word in another encoding: neither the store nor a service takes it."""
    for word in words:
        if any("\ud800" <= character <= "\udfff" for character in word):
            shown = word.encode("utf-8", "replace").decode()
            raise _Usage(f"smsdesk: {shown} is not UTF-8")


def _wanted_language(words: Sequence[str]) -> str:
    for before, word in pairwise(words):
        if before == "--lang" and word in LANGUAGES:
            return word
    return system_language()


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
