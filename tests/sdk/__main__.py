"""ThaiBulkSMS's own clients, npm's and PyPI's, against the simulator: ``python -m tests.sdk``.

The judge of the simulator itself: what the vendor's clients send is taken, and what they read they
understand. Needs node and npm, and the network to fetch the clients; so it is not one of the tests
of ``make test``, but fails as they do.
"""

import sys
import tempfile
from pathlib import Path

from smsdesk.simulator.process import Simulator
from tests.sdk import npm, pypi


def main() -> int:
    """Run everything; the exit code is 1 where something is wrong."""
    if missing := npm.missing():
        sys.stdout.write(f"needs {' and '.join(missing)}: Debian's packages nodejs and npm\n")
        return 1
    failed = 0
    with tempfile.TemporaryDirectory() as name, Simulator() as simulator:
        for client in (npm, pypi):
            folder = Path(name, client.CLIENT.partition("@")[0])
            folder.mkdir()
            wrong = 0
            for what, holds, said in client.checks(folder, simulator):
                sys.stdout.write(f"{'ok  ' if holds else 'FAIL'} {what}\n")
                if not holds:
                    wrong += 1
                    sys.stdout.write(f"     {said}\n")
            sys.stdout.write(f"{client.CLIENT}: {f'{wrong} wrong' if wrong else 'all right'}\n")
            failed += wrong
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
