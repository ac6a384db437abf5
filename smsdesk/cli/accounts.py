"""accounts, balance."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.cli.reading import STDIN, read_utf8
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.account_files import export_accounts, export_to, import_accounts
from smsdesk.services.accounts import BalanceAnswer, check_settings
from smsdesk.services.balances import Outlook
from smsdesk.services.desk import Desk

EXIT_NOT_ASKED = 4


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("accounts", help="logins at the services")
    actions = group.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add")
    add.add_argument("name")
    add.add_argument("--service", required=True)
    add.add_argument("--credential", action="append", default=[], metavar="KEY=VALUE")
    add.add_argument("--base-url", default="")
    add.add_argument("--vendor", help="a known house of the service, instead of its address")
    add.add_argument("--setting", action="append", default=[], metavar="KEY=VALUE")
    add.add_argument("--practice", action="store_true")
    add.set_defaults(run=_add)
    actions.add_parser("list").set_defaults(run=_list)
    change = actions.add_parser("change")
    change.add_argument("name")
    change.add_argument("--base-url", help="wants every required key anew")
    change.add_argument("--credential", action="append", default=[], metavar="KEY=VALUE")
    change.add_argument("--setting", action="append", default=[], metavar="KEY=VALUE")
    change.set_defaults(run=_change)
    actions.add_parser("vendors", help="known houses and their addresses").set_defaults(
        run=_vendors
    )
    export = actions.add_parser("export", help="all accounts without their keys")
    export.add_argument("file", help="'-' for standard output")
    export.add_argument("--overwrite", action="store_true")
    export.set_defaults(run=_export)
    taking = actions.add_parser("import", help="the accounts of such a file that are not here")
    taking.add_argument("file", help="'-' for standard input")
    taking.set_defaults(run=_import)
    for action, run in (("test", _test), ("remove", _remove)):
        one = actions.add_parser(action)
        one.add_argument("name")
        one.set_defaults(run=run)

    balance = commands.add_parser("balance", help="credits left, asked now")
    balance.add_argument("account", nargs="?")
    balance.add_argument("--history", action="store_true", help="what it was, as far as known")
    balance.set_defaults(run=_balance)


def pairs(given: Sequence[str]) -> dict[str, str]:
    """Return KEY=VALUE words as a mapping. Raises InputError."""
    found: dict[str, str] = {}
    for word in given:
        key, sign, value = word.partition("=")
        if not sign or not key:
            raise InputError("key_value", word=key)
        found[key] = value
    return found


def account_document(account: Account) -> dict[str, Any]:
    """Return an account as JSON shows it; there are no secrets in it."""
    return {
        "account": account.name,
        "name": account.name,
        "service": account.service,
        "base_url": account.base_url,
        "practice": account.practice,
        "settings": dict(account.settings),
    }


def _add(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    base_url, settings = args.base_url, pairs(args.setting)
    if args.vendor is not None:
        if base_url:
            raise InputError("vendor_or_address")
        vendor = desk.accounts.vendor(desk.accounts.service(args.service), args.vendor)
        base_url, settings = vendor.base_url, dict(vendor.settings) | settings
    account = desk.accounts.add(
        args.name,
        args.service,
        credentials=_credentials(args),
        settings=settings,
        base_url=base_url,
        practice=args.practice,
    )
    out.answer(account_document(account), [out.word("account_added", name=account.name)])
    return 0


def _credentials(args: argparse.Namespace) -> dict[str, str]:
    """Return the keys that were given; "-" is a line of standard input."""
    return {
        key: sys.stdin.readline().rstrip("\r\n") if value == "-" else value
        for key, value in pairs(args.credential).items()
    }


def _change(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    """Change address and keys once the service took them, then the settings that were given."""
    account = desk.accounts.by_name(args.name)
    credentials, settings = _credentials(args), pairs(args.setting)
    if args.base_url is None and not credentials and not settings:
        raise InputError("nothing_to_change")
    info = desk.accounts.service(account.service)
    check_settings(info, settings, practice=account.practice)
    answer = None
    if args.base_url is not None:
        answer = desk.accounts.change_address(args.name, args.base_url, credentials, job=job)
    elif credentials:
        answer = desk.accounts.change_keys(args.name, credentials, job=job)
    if settings:
        desk.accounts.change_settings(args.name, dict(account.settings) | settings)
    changed = account_document(desk.accounts.by_name(args.name))
    balances = {} if answer is None else _balance_document(out, answer)
    out.answer(balances | changed, [out.word("account_changed", name=args.name)])
    return 0


def _vendors(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    known = [(info.name, one) for info in desk.accounts.services() for one in info.vendors]
    out.answer(
        {
            "vendors": [
                {
                    "vendor": vendor.name,
                    "service": service,
                    "base_url": vendor.base_url,
                    "settings": dict(vendor.settings),
                }
                for service, vendor in known
            ]
        },
        [
            " · ".join((vendor.name, service, vendor.base_url, *_settings(vendor.settings)))
            for service, vendor in known
        ],
    )
    return 0


def _settings(settings: Mapping[str, str]) -> list[str]:
    return [f"{key}={value}" for key, value in settings.items()]


def _export(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    if args.file == STDIN:
        sys.stdout.buffer.write(export_accounts(desk.accounts).encode())
        return 0
    count = export_to(desk.accounts, Path(args.file), overwrite=args.overwrite)
    out.answer({"file": args.file, "accounts": count}, [out.word("accounts_exported", count=count)])
    return 0


def _import(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    taken = import_accounts(desk.accounts, read_utf8(args.file))
    lines = [out.word("accounts_imported", count=len(taken.added))]
    if taken.there:
        lines.append(out.word("accounts_there", names=", ".join(taken.there)))
    out.answer(
        {"added": [account.name for account in taken.added], "there": list(taken.there)}, lines
    )
    return 0


def _list(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    accounts = desk.accounts.all()
    out.answer(
        {"accounts": [account_document(account) for account in accounts]},
        [_line(out, account) for account in accounts] or [out.word("no_accounts")],
    )
    return 0


def _line(out: Output, account: Account) -> str:
    kind = f" · {out.word('practice')}" if account.practice else ""
    return f"{account.name} · {account.service}{kind}"


def _test(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    answer = desk.accounts.test(desk.accounts.by_name(args.name))
    out.answer(
        {"ok": True, **_balance_document(out, answer)},
        [out.word("account_works", name=args.name), *_balance_lines(out, answer)],
    )
    return 0


def _remove(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    desk.accounts.remove(args.name)
    out.answer({"removed": args.name}, [out.word("account_removed", name=args.name)])
    return 0


def _balance(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    accounts = [desk.accounts.by_name(args.account)] if args.account else desk.accounts.all()
    answers = [desk.accounts.ask_balance(account) for account in accounts]
    outlooks = [desk.balances.outlook(account) for account in accounts]
    both = list(zip(answers, outlooks, strict=True))
    document: dict[str, Any] = {
        "accounts": [
            _balance_document(out, answer) | _outlook_document(outlook) for answer, outlook in both
        ]
    }
    if args.history:
        document["history"] = [
            {
                "account": one.name,
                "kind": kind,
                "credits": known.credits,
                "at": iso_bangkok(known.at),
            }
            for one, outlook in zip(accounts, outlooks, strict=True)
            for kind, series in outlook.series.items()
            for known in series
            if kind
        ]
    out.answer(
        document, [line for answer, outlook in both for line in _lines(out, answer, outlook)]
    )
    return EXIT_NOT_ASKED if any(answer.error for answer in answers) else 0


def _outlook_document(outlook: Outlook) -> dict[str, Any]:
    """Return what comes of the credits; None where nobody can tell."""
    course, short = outlook.forecast, outlook.shortfall
    ends = course.ends_at if course is not None and course.daily is not None else None
    return {
        "low": outlook.is_low,
        "low_line": outlook.line,
        "daily": round(course.daily, 1) if course is not None and course.daily else None,
        "lasts_until": iso_bangkok(ends) if ends is not None else None,
        "planned": course.reserved if course is not None else 0,
        "short_on": short.day.isoformat() if short is not None else None,
    }


def _lines(out: Output, answer: BalanceAnswer, outlook: Outlook) -> list[str]:
    lines = _balance_lines(out, answer)
    if outlook.is_low and answer.error is None:
        lines.append(out.word("credit_low_brief", account=answer.account.name))
    return lines


def _balance_document(out: Output, answer: BalanceAnswer) -> dict[str, Any]:
    document: dict[str, Any] = {
        "account": answer.account.name,
        "service": answer.account.service,
        "balances": [{"kind": b.kind, "credits": b.credits} for b in answer.balances],
        "at": iso_bangkok(answer.at),
    }
    if answer.error is not None:
        document["error"] = out.error_body(answer.error)
    return document


def _balance_lines(out: Output, answer: BalanceAnswer) -> list[str]:
    name = answer.account.name
    if isinstance(answer.error, SmsdeskError):
        return [f"{name}: {out.texts.error(answer.error).text}"]
    return [f"{name}: {b.credits:,} {b.kind}" for b in answer.balances]
