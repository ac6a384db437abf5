"""Locking and opening the key to backups in a child process.

Turning a passphrase into a key takes seconds and hundreds of megabytes on purpose, so that nobody
tries millions of them. A library does it that lets nothing else of a Python process run meanwhile,
no window and no sender; hence the child (``smsdesk backup-key``). Passphrases go by its standard
input.
"""

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any, Final

from smsdesk.core.errors import InputError, SmsdeskError

COMMAND: Final = "backup-key"
_LONGEST_SECONDS: Final = 300
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows


class KeySmith:
    """``command`` starts this program's command line. Safe to share between threads."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = [*command, COMMAND]

    def lock(self, identity: str, passphrase: str) -> bytes:
        """Encrypt an identity with a passphrase. Raises SmsdeskError: key_not_made."""
        return b64decode(self._ask({"lock": identity, "passphrase": passphrase}))

    def open(self, locked: bytes, passphrase: str) -> str:
        """Return the identity. Raises InputError wrong_passphrase, SmsdeskError key_not_made."""
        return self._ask({"open": b64encode(locked).decode(), "passphrase": passphrase})

    def _ask(self, request: Mapping[str, str]) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                self._command,
                input=json.dumps(request).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a crash could tell what it was given
                creationflags=_NO_WINDOW,
                timeout=_LONGEST_SECONDS,
                check=False,
            )
            answer: dict[str, Any] = json.loads(done.stdout)
        except (OSError, ValueError, subprocess.TimeoutExpired) as exc:
            # it was refused the memory, or a virus scanner ended it
            raise SmsdeskError("key_not_made", detail=type(exc).__name__) from None
        if error := answer.get("error"):
            raise InputError(error)
        return str(answer["done"])


def serve() -> int:
    """Be the child: do what standard input asks for and tell the outcome."""
    from smsdesk.files.sealed import lock_key, open_key  # noqa: PLC0415 - nothing else is needed

    request = json.loads(sys.stdin.buffer.read())
    passphrase = request["passphrase"]
    try:
        if "lock" in request:
            done = b64encode(lock_key(request["lock"], passphrase)).decode()
        else:
            done = open_key(b64decode(request["open"]), passphrase)
        answer = {"done": done}
    except InputError as error:
        answer = {"error": error.code}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()
    return 0
