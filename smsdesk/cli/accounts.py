"""accounts, balance, senders, templates."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.accounts import BalanceAnswer
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
    add.add_argument("--setting", action="append", default=[], metavar="KEY=VALUE")
    add.add_argument("--practice", action="store_true")
    add.set_defaults(run=_add)
    actions.add_parser("list").set_defaults(run=_list)
    for action, run in (("test", _test), ("remove", _remove)):
        one = actions.add_parser(action)
        one.add_argument("name")
        one.set_defaults(run=run)

    balance = commands.add_parser("balance", help="credits left, asked now")
    balance.add_argument("account", nargs="?")
    balance.add_argument("--history", action="store_true", help="what it was, as far as known")
    balance.set_defaults(run=_balance)

    senders = commands.add_parser("senders", help="sender names")
    actions = senders.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list")
    listing.add_argument("account")
    listing.set_defaults(run=_senders)
    request = actions.add_parser("request")
    request.add_argument("account")
    request.add_argument("name")
    request.set_defaults(run=_request_sender)

    templates = commands.add_parser("templates", help="texts registered at the service")
    templates.add_argument("account")
    templates.set_defaults(run=_templates)


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
    credentials = {
        key: sys.stdin.readline().rstrip("\r\n") if value == "-" else value
        for key, value in pairs(args.credential).items()
    }
    account = desk.accounts.add(
        args.name,
        args.service,
        credentials=credentials,
        settings=pairs(args.setting),
        base_url=args.base_url,
        practice=args.practice,
    )
    out.answer(account_document(account), [out.word("account_added", name=account.name)])
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


def _senders(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    senders = desk.accounts.senders(desk.accounts.by_name(args.account))
    out.answer(
        {
            "senders": [
                {"sender": s.sender, "id": s.id, "type": s.type, "status": s.status}
                for s in senders
            ]
        },
        [" · ".join(filter(None, (s.sender, s.type, s.status))) for s in senders],
    )
    return 0


def _request_sender(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    sender = desk.accounts.request_sender(desk.accounts.by_name(args.account), args.name)
    out.answer(
        {"sender": sender.sender, "id": sender.id, "type": sender.type, "status": sender.status},
        [out.word("sender_requested", name=sender.sender)],
    )
    return 0


def _templates(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    templates = desk.accounts.templates(desk.accounts.by_name(args.account))
    out.answer(
        {
            "templates": [
                {
                    "template": t.template,
                    "name": t.name,
                    "type": t.type,
                    "sender": t.sender,
                    "text": t.text,
                    "status": t.status,
                }
                for t in templates
            ]
        },
        [f"{t.template} · {t.name} · {t.status} · {t.text}" for t in templates],
    )
    return 0
