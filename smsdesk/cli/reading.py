"""UTF-8 text from a file, or from standard input where the name is "-"."""

import sys
from pathlib import Path

from smsdesk.core.errors import InputError

STDIN = "-"


def read_utf8(name: str) -> str:
    """Return the whole text, line ends and a byte order mark included.

    Raises InputError: no_such_file, file_unreadable, file_not_utf8.
    """
    shown = "stdin" if name == STDIN else Path(name).name
    try:
        raw = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        return raw.decode("utf-8")
    except FileNotFoundError as exc:
        raise InputError("no_such_file", file=shown) from exc
    except OSError as exc:
        raise InputError("file_unreadable", file=shown) from exc
    except UnicodeDecodeError as exc:
        raise InputError("file_not_utf8", file=shown) from exc
