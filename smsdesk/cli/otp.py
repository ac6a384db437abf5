"""otp request, verify: one-time codes. The code is in no answer, no error and no log.

``verify`` exits with 0 for a right code, and with 3 for one that is wrong, expired or used.
"""

import argparse
import sys
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, OtpRequest
from smsdesk.core.otp import MARK
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.desk import Desk

EXIT_WRONG, EXIT_UNKNOWN = 3, 5
STDIN = "-"


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("otp", help="one-time codes, where the account's service has them")
    actions = group.add_subparsers(dest="action", required=True)
    request = actions.add_parser("request", help="have a code sent to a number")
    request.add_argument("account")
    request.add_argument("number")
    request.add_argument("--sender", default="")
    request.add_argument("--message", default="", help="the text, with {#otp#} where the code goes")
    request.add_argument("--template", default="", metavar="ID")
    request.add_argument("--digits", type=int, default=0)
    request.add_argument("--minutes", type=int, default=0)
    request.add_argument("--code", default="", help='a code of your own; "-" reads it from stdin')
    request.add_argument("--again", action="store_true", help="one more, where one may be sent")
    request.set_defaults(run=_request)
    verify = actions.add_parser("verify", help="check a code; exit 3 where it is not right")
    verify.add_argument("account")
    verify.add_argument("number", metavar="NUMBER|TOKEN")
    verify.add_argument("code", help='the code that was typed; "-" reads it from stdin')
    verify.set_defaults(run=_verify)


def _request(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    account = desk.accounts.by_name(args.account)
    asked = OtpRequest(
        args.number,
        _sender(args.sender, account, desk),
        _message(args.message, account, desk, out),
        args.template,
        args.digits,
        args.minutes,
        _read(args.code),
    )
    told = desk.otp.request(account, asked, again=args.again)
    ends = told.sent.expires_at
    out.answer(
        {
            "otp": str(told.id),
            "account": account.name,
            "number": told.e164,
            "token": told.sent.token or None,
            "reference": told.sent.reference or None,
            "expires": iso_bangkok(ends) if ends is not None else None,
            "credits": told.sent.credits,
        },
        [out.word("otp_sent", number=out.number(told.e164))],
    )
    return 0


def _verify(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    account = desk.accounts.by_name(args.account)
    said = desk.otp.verify(account, args.number, _read(args.code))
    right = said == "right"
    out.answer({"verified": right, "reason": None if right else said}, [out.word(f"otp_is_{said}")])
    return 0 if right else EXIT_WRONG


def _sender(given: str, account: Account, desk: Desk) -> str:
    """Return the sender given, else the first that is known, where the service wants one."""
    if given or not desk.otp.takes_text(account):
        return given
    return next((one.sender for one in desk.accounts.senders.of(account)), "")


def _message(given: str, account: Account, desk: Desk, out: Output) -> str:
    if given or not desk.otp.takes_text(account):
        return given
    return out.word("otp_usual_text", otp=MARK)


def _read(word: str) -> str:
    return sys.stdin.readline().strip() if word == STDIN else word
