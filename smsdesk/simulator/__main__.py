"""`python -m smsdesk.simulator`: the four services until interrupted."""

import argparse
import sys
from pathlib import Path

from smsdesk.simulator import server


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="smsdesk.simulator", description=__doc__)
    parser.add_argument("--port-base", type=int, default=0, metavar="N")
    parser.add_argument("--state-dir", type=Path, metavar="DIR")
    parser.add_argument("--until-stdin-closes", action="store_true")
    options = parser.parse_args(arguments)
    return server.run(
        port_base=options.port_base,
        state_dir=options.state_dir,
        until_stdin_closes=options.until_stdin_closes,
    )


if __name__ == "__main__":
    sys.exit(main())
