"""send: from people and a text to a receipt, or to a campaign that is on its way."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from smsdesk.cli.accounts import pairs
from smsdesk.cli.campaigns import (
    campaign_document,
    campaign_id,
    campaign_lines,
    exit_of,
    run_campaign,
)
from smsdesk.cli.contacts import add_file_options, file_options
from smsdesk.cli.output import Output
from smsdesk.cli.reading import read_utf8
from smsdesk.core.errors import Blocked, InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, DraftSource, Person, Purpose, SentBy, Who
from smsdesk.core.receipt import Finding, Receipt
from smsdesk.core.recurrence import EVERY, ON_HOLIDAY, Repeat, rule_for
from smsdesk.core.savings import Saving
from smsdesk.core.schedule import parse_bangkok
from smsdesk.services.composing import Prepared
from smsdesk.services.desk import Desk

ODD_SHOWN = 20
SKIPS = ("empty_field", "texted_today")


def add_commands(commands: Any) -> None:
    """Add this group's command."""
    send = commands.add_parser("send", help="show the receipt, or send")
    send.add_argument("--account", required=True)
    to = send.add_mutually_exclusive_group(required=True)
    to.add_argument("--to", metavar="N[,N...]")
    to.add_argument("--file", metavar="F")
    to.add_argument("--list", metavar="L")
    to.add_argument("--campaign", metavar="ID")
    send.add_argument("--who", choices=get_args(Who), default="everybody")
    text = send.add_mutually_exclusive_group()
    text.add_argument("--message", metavar="TEXT")
    text.add_argument("--message-file", metavar="F")
    text.add_argument("--text", metavar="NAME", help="a text that is kept under this name")
    send.add_argument("--sender", default="")
    send.add_argument("--template", default="", metavar="ID")
    send.add_argument("--option", action="append", default=[], metavar="KEY=VALUE")
    send.add_argument("--at", metavar='"YYYY-MM-DD HH:MM"')
    send.add_argument("--by", choices=get_args(SentBy), help="who sends it at that time")
    send.add_argument("--latest", metavar='"YYYY-MM-DD HH:MM"', help="after this not at all")
    send.add_argument("--repeat", choices=EVERY, help="again and again from --at on")
    send.add_argument("--on-holiday", choices=ON_HOLIDAY, default="move")
    send.add_argument("--until", metavar="YYYY-MM-DD", help="the last day of a repeat")
    send.add_argument("--allow-people", type=int, default=0, metavar="N")
    send.add_argument("--allow-credits", type=int, default=0, metavar="N")
    send.add_argument("--purpose", choices=tuple(Purpose))
    send.add_argument("--name", default="", metavar="TITLE")
    send.add_argument("--tag", default="", help="the department it is counted under")
    send.add_argument("--skip", action="append", default=[], choices=SKIPS)
    send.add_argument("--shared", choices=("once", "each"), default="once")
    send.add_argument("--override", action="append", default=[], metavar="GUARD")
    send.add_argument("--reason", default="", metavar="TEXT")
    how = send.add_mutually_exclusive_group(required=True)
    how.add_argument("--dry-run", action="store_true")
    how.add_argument("--yes", action="store_true")
    add_file_options(send)
    send.set_defaults(run=_send, hold=lambda args: args.yes)


def receipt_document(receipt: Receipt, out: Output | None) -> dict[str, Any]:
    """Return a receipt as the contract's JSON; findings have sentences where ``out`` is given."""
    return {
        "recipients": receipt.recipients,
        "messages": receipt.messages,
        "skipped": dict(receipt.skipped),
        "parts": receipt.parts,
        "credits": receipt.credits,
        "by_parts": {str(parts): count for parts, count in receipt.by_parts.items()},
        "encoding": {str(encoding): count for encoding, count in receipt.encodings.items()},
        "findings": [
            {
                "code": finding.code,
                "level": finding.level,
                "count": finding.count,
                "message": _said(finding, out) if out else finding.code,
            }
            for finding in receipt.findings
        ],
    }


def receipt_lines(receipt: Receipt, out: Output) -> list[str]:
    """Return the receipt as a person reads it."""
    lines = [out.word("receipt_messages", count=receipt.messages)]
    lines += [
        f"  {out.word(f'skip_{reason}')}: {count:,}" for reason, count in receipt.skipped.items()
    ]
    lines += [
        f"  {out.word('receipt_parts', parts=parts)}: {count:,}"
        for parts, count in receipt.by_parts.items()
    ]
    lines.append(out.word("receipt_credits", credits=receipt.credits))
    if receipt.balance is not None and receipt.balance_after is not None:
        lines.append(
            out.word(
                "receipt_balance",
                balance=f"{receipt.balance:,}",
                after=f"{receipt.balance_after:,}",
            )
        )
    lines += [
        f"{'✗' if finding.blocks else '!'} {_said(finding, out)}" for finding in receipt.findings
    ]
    return lines


def saving_document(saving: Saving) -> dict[str, Any]:
    """Return a saving as the contract's JSON; ``field`` is null for one of the text."""
    return {
        "kind": saving.kind,
        "field": saving.column or None,
        "before": saving.before,
        "after": saving.after,
        "messages": saving.messages,
        "credits": saving.credits,
        "lossless": saving.lossless,
    }


def odd_document(prepared: Prepared) -> list[dict[str, Any]]:
    """Return the oddest messages as the contract's JSON; ``row`` is null where there is no file."""
    return [
        {
            "number": prepared.rendered[odd.index].e164,
            "row": prepared.rendered[odd.index].row or None,
            "reasons": [
                {"reason": reason.word, "field": reason.field or None, "value": reason.value}
                for reason in odd.reasons
            ],
        }
        for odd in prepared.oddest()[:ODD_SHOWN]
    ]


def _saving_line(saving: Saving, out: Output) -> str:
    what = out.word(f"saving_{saving.kind}")
    where = f" ({saving.column})" if saving.column else ""
    line = out.word("saving_line", messages=saving.messages, credits=saving.credits)
    return f"- {what}{where}: {line}"


def _said(finding: Finding, out: Output) -> str:
    params = {"count": finding.count, **(finding.params or {})}
    return out.texts.say(f"finding_{finding.code}", params).text


def receipt_or_send(
    prepared: Prepared, desk: Desk, out: Output, job: JobContext, *, dry_run: bool
) -> int:
    """Say the receipt of a dry run, or of what is blocked; else confirm, and send what is not to
    wait. Returns the exit code."""
    if dry_run or prepared.receipt.blocked:
        return _answer_receipt(prepared, out, dry_run=dry_run)
    campaign = desk.composing.confirm(prepared, ends_draft=False)
    if not campaign.waits_for_this_pc:
        campaign = run_campaign(desk, out, job, campaign.id)
    out.answer(campaign_document(campaign), campaign_lines(out, campaign))
    return exit_of(campaign)


def _answer_receipt(prepared: Prepared, out: Output, *, dry_run: bool) -> int:
    receipt = prepared.receipt
    document, lines = receipt_document(receipt, out), receipt_lines(receipt, out)
    if dry_run:
        savings = prepared.offer().savings
        document["odd"] = odd_document(prepared)
        document["savings"] = list(map(saving_document, savings))
        lines += [_saving_line(saving, out) for saving in savings]
    if not receipt.blocked:
        out.answer(document, lines)
        return 0
    if not out.as_json:
        out.answer({}, lines)
    out.error(Blocked(receipt), document)
    return 2


def _send(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    prepared = desk.composing.prepare(_draft(args, desk))
    return receipt_or_send(prepared, desk, out, job, dry_run=args.dry_run)


def _draft(args: argparse.Namespace, desk: Desk) -> Draft:
    people, known = _people(args, desk)
    at = bangkok_time(args.at)
    return Draft(
        account=args.account,
        message=_message(args, desk),
        people=people,
        sender=args.sender,
        template=args.template,
        options=pairs(args.option),
        at=at,
        by=args.by or "",
        latest=bangkok_time(args.latest),
        repeat=_repeat(args, at),
        sources=_sources(args),
        purpose=Purpose(args.purpose) if args.purpose else None,
        title=args.name,
        tag=args.tag,
        known_fields=known,
        skip_empty="empty_field" in args.skip,
        skip_texted="texted_today" in args.skip,
        shared=args.shared,
        overrides=frozenset(args.override),
        override_reason=args.reason,
        source_file=Path(args.file).name if args.file else "",
    )


def _repeat(args: argparse.Namespace, at: datetime | None) -> Repeat | None:
    """Return how it is repeated. Raises InputError where something is said of a time not given."""
    if at is None and (args.repeat or args.by or args.latest or args.until):
        raise InputError("at_missing")
    if at is None or args.repeat is None:
        return None
    rule = replace(rule_for(args.repeat, at, args.on_holiday), until=_until(args.until))
    return Repeat(rule, max(args.allow_people, 0), max(args.allow_credits, 0))


def _until(given: str | None) -> date | None:
    """Return the last day of a repeat, in either era, None for none. Raises InputError."""
    last = bangkok_time(f"{given} 00:00") if given is not None else None
    return last.date() if last is not None else None


def _sources(args: argparse.Namespace) -> tuple[DraftSource, ...]:
    """Return where the people come from: for runs that follow, and to write back to."""
    if args.to is not None:
        return (DraftSource("typed", numbers=tuple(args.to.split(","))),)
    if args.file is not None:
        path = Path(args.file).absolute()
        return (DraftSource("file", path.name, str(path), asdict(file_options(args))),)
    if args.campaign is not None:
        return (DraftSource("campaign", args.campaign, options={"who": args.who}),)
    return (DraftSource("list", args.list),)


def _people(args: argparse.Namespace, desk: Desk) -> tuple[Sequence[Person], tuple[str, ...]]:
    if args.to is not None:
        return desk.imports.people_from_numbers(args.to), ()
    if args.file is not None:
        return desk.imports.people_from_file(Path(args.file), file_options(args))
    if args.campaign is not None:
        people, fields, _title = desk.composing.people_of_campaign(
            campaign_id(args.campaign), args.who
        )
        return people, fields
    return desk.contacts.people_of_list(args.list)


def _message(args: argparse.Namespace, desk: Desk) -> str:
    if args.message is not None:
        return str(args.message)
    if args.text is not None:
        return desk.saved_texts.named(args.text).text
    if args.message_file is not None:
        return _from_file(args.message_file)
    if args.template:
        account = desk.accounts.by_name(args.account)
        for template in desk.accounts.templates(account):
            if template.template == args.template:
                return template.text
        raise InputError("unknown_template", id=args.template)
    raise InputError("message_missing")


def _from_file(name: str) -> str:
    text = read_utf8(name).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n")


def bangkok_time(given: str | None) -> datetime | None:
    """Return the moment a user wrote in Bangkok time, None for none. Raises InputError."""
    if given is None:
        return None
    try:
        return parse_bangkok(given)
    except ValueError as exc:
        raise InputError("bad_time", value=given) from exc
