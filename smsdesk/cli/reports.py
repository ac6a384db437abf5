"""reports refresh, receive, address, help: what became of messages after the service took them."""

import argparse
import contextlib
import json
import signal
import sys
from typing import Any

from smsdesk.cli.campaigns import campaign_id
from smsdesk.cli.output import Output
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.masking import mask_numbers
from smsdesk.core.models import Account
from smsdesk.core.schedule import iso_bangkok
from smsdesk.paths import resource
from smsdesk.services.desk import Desk
from smsdesk.services.reports import Received

EXIT_NOT_ASKED = 4
HIGHEST_PORT = 65_535


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("reports", help="what was delivered")
    actions = group.add_subparsers(dest="action", required=True)
    refresh = actions.add_parser("refresh", help="ask the services what was delivered")
    refresh.add_argument("campaign", nargs="?")
    refresh.set_defaults(run=_refresh)
    receive = actions.add_parser("receive", help="take the services' callbacks until interrupted")
    receive.add_argument("--host", required=True, metavar="H")
    receive.add_argument("--port", required=True, type=int, metavar="P")
    receive.set_defaults(run=_receive)
    address = actions.add_parser("address", help="where a service is to call back")
    address.add_argument("account")
    address.set_defaults(run=_address)
    helping = actions.add_parser("help", help="how to receive callbacks, behind HTTPS")
    helping.set_defaults(run=_help, needs_desk=False)


def _refresh(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    campaign = campaign_id(args.campaign) if args.campaign else None
    if campaign is None:
        asked = desk.reports.ask_due(job)
    else:
        asked = desk.reports.ask_campaign(campaign, job)
    document: dict[str, Any] = {"asked": asked.messages, "changed": asked.changed}
    lines = [out.word("reports_asked", messages=asked.messages, changed=asked.changed)]
    if campaign is not None:
        counts = desk.reports.counts(campaign)
        document |= {"campaign": str(campaign), "reports": counts}
        lines += [f"{out.word(f'delivery_{word}')}: {count:,}" for word, count in counts.items()]
    else:
        due = desk.reports.next_due()
        document["next"] = iso_bangkok(due) if due is not None else None
    document["errors"] = [
        {"account": name, "error": out.error_body(error)} for name, error in asked.failed.items()
    ]
    lines += [f"{name}: {out.texts.error(error).text}" for name, error in asked.failed.items()]
    out.answer(document, lines)
    return EXIT_NOT_ASKED if asked.failed else 0


def _receive(args: argparse.Namespace, desk: Desk, _out: Output, job: JobContext) -> int:
    from smsdesk.services.receiver import Receiver  # noqa: PLC0415 - only this command serves

    if not 0 <= args.port <= HIGHEST_PORT:
        raise InputError("bad_port", port=str(args.port), highest=str(HIGHEST_PORT))
    receiver = Receiver(desk.reports, desk.callbacks, _tell)
    opened = receiver.listen(args.host, args.port)

    def stop(_number: int, _frame: object) -> None:
        job.cancel()
        receiver.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    with opened:
        host, port = opened.getsockname()[:2]
        accounts = [_address_document(desk, one) for one in _called_back(desk)]
        _line({"listening": f"http://{_host(host)}:{port}", "accounts": accounts})
        receiver.run(opened)
    return 0


def _address(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    account = desk.accounts.by_name(args.account)
    if account not in _called_back(desk):
        title = desk.accounts.service(account.service).title
        raise InputError("reports_not_called_back", service=title)
    document = _address_document(desk, account)
    out.answer(document, [document["url"] or document["path"]])
    return 0


def _help(_args: argparse.Namespace, out: Output) -> int:
    text = resource("help", f"reports.{out.texts.language}.md").read_text("utf-8")
    out.answer({"help": text}, [text.rstrip()])
    return 0


def _called_back(desk: Desk) -> list[Account]:
    service = desk.accounts.service
    return [one for one in desk.accounts.all() if service(one.service).reports == "callback"]


def _address_document(desk: Desk, account: Account) -> dict[str, Any]:
    return {
        "account": account.name,
        "service": account.service,
        "path": desk.callbacks.path(account.id),
        "url": desk.callbacks.url(account) or None,
    }


def _tell(received: Received) -> None:
    report = received.report
    known = received.known
    _line(
        {
            "account": received.account.name,
            "campaign": str(received.campaign) if known else None,
            "message": str(received.message) if known else None,
            "reference": mask_numbers(report.reference),
            "word": mask_numbers(report.word),
            "delivery": report.delivery,
            "known": known,
            "changed": received.changed,
            "proved": received.proved,
        }
    )


def _line(document: dict[str, Any]) -> None:
    """Write a line for whoever listens; reports are taken where nobody does any more, too."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host
