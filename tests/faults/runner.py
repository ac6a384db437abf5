"""The command line in a process of its own that may meet its end at a named point.

    python -m tests.faults.runner --point NAME --nth K [--waits SEED] [--bug NAME] -- WORDS

WORDS begin with their data folder (``--data-dir DIR``). The tests' nursery forks such runs.
"""

import argparse
import faulthandler
import functools
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smsdesk import cli
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from tests.faults.bugs import BUGS
from tests.faults.points import Watch, die, watched
from tests.nursery import PATIENCE

CANNOT_PLANT = 70  # the product has changed under a bug
XDG = ("CONFIG", "DATA", "CACHE", "STATE")  # what is not the data folder's lies beside it


@dataclass(frozen=True)
class Order:
    """One run of the command line. With ``stay`` it waits so long at the point, and lives."""

    words: Sequence[str]
    point: str = ""
    nth: int = 1
    stay: float = 0.0
    waits: int | None = None
    bug: str = ""
    read: float = 10.0  # seconds until a silent service has answered nothing
    seen: str = ""
    now: str = ""  # what SMSDESK_NOW says


def run(order: Order) -> int:
    """Run the command line as ordered; return its exit code."""
    faulthandler.dump_traceback_later(PATIENCE / 2, exit=True)  # so that a hang tells where
    seen = os.open(order.seen, os.O_WRONLY | os.O_CREAT | os.O_APPEND) if order.seen else None
    act = functools.partial(time.sleep, order.stay) if order.stay else die
    watch = Watch(order.point, order.nth, act, order.waits, seen)
    cli.Desk = functools.partial(Desk, deadlines=Deadlines(5, 5, order.read, 2 * order.read))
    home = Path(order.words[order.words.index("--data-dir") + 1]) / "home"
    os.environ.update({f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in XDG})
    if order.now:
        os.environ["SMSDESK_NOW"] = order.now
    with ExitStack() as stack:
        if order.bug:
            try:
                BUGS[order.bug].plant(stack, order.words)
            except (AttributeError, TypeError, KeyError) as exc:
                sys.stderr.write(f"{order.bug} cannot be planted: {exc!r}\n")
                return CANNOT_PLANT
        stack.enter_context(watched(watch))
        return cli.main(list(order.words))


def serve_order(order: Mapping[str, Any]) -> int:
    """Be the nursery's run."""
    return run(Order(**order))


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.runner")
    parser.add_argument("--point", default="")
    parser.add_argument("--nth", type=int, default=1)
    parser.add_argument("--waits", type=int)
    parser.add_argument("--bug", default="", choices=("", *BUGS))
    parser.add_argument("words", nargs="*")
    args = parser.parse_args()
    return run(Order(args.words, args.point, args.nth, waits=args.waits, bug=args.bug))


if __name__ == "__main__":
    sys.exit(main())
