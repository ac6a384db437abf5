"""count, numbers, simulator: what needs no data folder."""

import argparse
import errno
from pathlib import Path
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.cli.reading import STDIN, read_utf8
from smsdesk.core import phone
from smsdesk.core.errors import InputError
from smsdesk.core.sms_text import forced_by, measure

HIGHEST_PORT_BASE = 65_535 - 3  # four services, a port each


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    count = commands.add_parser("count", help="encoding, units and parts of a text")
    count.add_argument("text", help='the text, or "-" for standard input')
    count.set_defaults(run=_count, needs_desk=False)

    numbers = commands.add_parser("numbers", help="what numbers mean, one a line")
    numbers.add_argument("file", help='a file, or "-" for standard input')
    numbers.set_defaults(run=_numbers, needs_desk=False)

    simulator = commands.add_parser("simulator", help="the four services on this computer")
    simulator.add_argument("--port-base", type=int, default=0, metavar="N")
    simulator.add_argument("--state-dir", help=argparse.SUPPRESS)
    simulator.add_argument("--until-stdin-closes", action="store_true", help=argparse.SUPPRESS)
    simulator.set_defaults(run=_simulator, needs_desk=False)


def _count(args: argparse.Namespace, out: Output) -> int:
    text = read_utf8(STDIN) if args.text == STDIN else args.text
    found = measure(text)
    forcing = forced_by(text)
    lines = [out.word("count_line", encoding=found.encoding, units=found.units, parts=found.parts)]
    if forcing:
        characters = " ".join(repr(one.char) for one in forcing)
        lines.append(out.word("count_forced", characters=characters))
    out.answer(
        {
            "encoding": found.encoding,
            "units": found.units,
            "parts": found.parts,
            "forced_by": [{"char": one.char, "index": one.index} for one in forcing],
        },
        lines,
    )
    return 0


def _numbers(args: argparse.Namespace, out: Output) -> int:
    column = read_utf8(args.file).removeprefix("\ufeff").split("\n")
    if column and column[-1] == "":
        column.pop()
    numbers = [one.removesuffix("\r") for one in column]
    found = list(phone.parse_many(numbers))
    out.answer(
        {
            "numbers": [
                {
                    "line": line,
                    "input": number.written,
                    "e164": number.e164,
                    "repaired": number.repaired,
                    "reason": number.reason,
                }
                for line, number in enumerate(found, start=1)
            ]
        },
        [_number_line(out, line, number) for line, number in enumerate(found, start=1)],
    )
    return 0


def _number_line(out: Output, line: int, number: phone.Number) -> str:
    shown = out.number(number.e164) if number.e164 else "–"
    why = out.word(f"reason_{number.reason}") if number.reason else ""
    return f"{line}  {shown}  {why}".rstrip()


def _simulator(args: argparse.Namespace, _out: Output) -> int:
    from smsdesk.simulator.server import run  # noqa: PLC0415 - only this process serves

    if not 0 <= args.port_base <= HIGHEST_PORT_BASE:
        raise InputError("bad_port", port=str(args.port_base), highest=str(HIGHEST_PORT_BASE))
    try:
        return run(
            port_base=args.port_base,
            state_dir=Path(args.state_dir) if args.state_dir else None,
            until_stdin_closes=args.until_stdin_closes,
        )
    except OSError as exc:
        if exc.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise InputError("port_taken", port=str(args.port_base)) from exc
