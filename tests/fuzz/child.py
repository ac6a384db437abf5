"""Reads one spoiled file after another as the reader's child does, within its limits.

A line of standard input is a path; the answer is a line of JSON: how it ended, seconds, peak MB.
Whoever wrote the line ends this process when it says nothing for too long.
"""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from smsdesk.core.errors import InputError, StoreError
from smsdesk.services import file_work
from smsdesk.services.importing import ImportOptions
from smsdesk.services.limits import limit_itself

OPTIONS = asdict(ImportOptions(hidden_rows="include", several="first"))


def main() -> None:
    """Answer until standard input ends. ``argv[1]`` is a database."""
    limit_itself()
    for line in sys.stdin:
        path = line.strip()
        request = {
            "path": path,
            "text": None,
            "options": OPTIONS,
            "database": sys.argv[1],
            "list_id": None,
        }
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        began = time.perf_counter()
        ended = read(request)
        sys.stdout.write(json.dumps([ended, time.perf_counter() - began, peak()]) + "\n")
        sys.stdout.flush()


def read(request: dict[str, object]) -> str:
    """Look at a file; return "result", the code of the error, or what the bug was."""
    try:
        for _news in file_work.look(request):
            pass
    except (InputError, StoreError) as error:
        return f"error {error.code}"
    except MemoryError:
        return "error file_too_demanding"
    except Exception as bug:  # noqa: BLE001 - what this is here to find
        return f"bug {type(bug).__name__}: {bug}"
    return "result"


def peak(process: int | str = "self") -> float:
    """Return the most memory a process had since the peak was reset, in MB."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
