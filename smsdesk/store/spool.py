"""Verdicts that the database would not take: one small file each, until it does.

Where the disk is full or the database locked after an answer came, what the service said must
not die with the program: without it, what was accepted would count as unknown. A ballast is kept
in the folder and given up first, so that there is room for these last words.
"""

import json
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from smsdesk.core.models import Answer, Balance, Evidence, Outcome, Verdict

log = logging.getLogger(__name__)

BALLAST_BYTES = 1_000_000


class Spool:
    """The folder of such files, beside the database. Nothing here raises: it is the last resort.

    The files hold ids of messages and masked evidence, no numbers and no texts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "spool"
        self._ballast = self._folder / "ballast"

    def take_ballast(self) -> None:
        """Hold room on the disk, if that is not done already."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            if not self._ballast.exists():
                self._ballast.write_bytes(bytes(BALLAST_BYTES))

    def keep(self, attempt_id: int, answer: Answer) -> None:
        """Write the verdicts of an attempt, and be sure that they are on the disk."""
        try:
            self._ballast.unlink(missing_ok=True)
            self._folder.mkdir(mode=0o700, exist_ok=True)
            partial = self._path(attempt_id).with_suffix(".part")
            with partial.open("w", encoding="utf-8") as file:
                json.dump(_written(answer), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._path(attempt_id))
        except OSError as exc:
            log.error("verdicts could not be spooled: %s", type(exc).__name__)

    def forget(self, attempt_ids: Iterable[int]) -> None:
        """The database has the verdicts of these now."""
        for attempt_id in attempt_ids:
            with suppress(OSError):
                self._path(attempt_id).unlink(missing_ok=True)

    def kept(self) -> dict[int, Answer]:
        """Return what is kept, by attempt. A file that cannot be read is left where it is."""
        found = {}
        for path in self._folder.glob("attempt-*.json"):
            try:
                answer = _read(json.loads(path.read_text("utf-8")))
                found[int(path.stem.removeprefix("attempt-"))] = answer
            except (OSError, ValueError, KeyError, TypeError) as exc:
                log.error("%s cannot be read: %s", path.name, type(exc).__name__)
        return found

    def _path(self, attempt_id: int) -> Path:
        return self._folder / f"attempt-{attempt_id}.json"


def _written(answer: Answer) -> dict[str, Any]:
    evidence = answer.evidence
    return {
        "verdicts": [
            [v.message, v.outcome, v.reason, v.reference, _text(v.credits)] for v in answer.verdicts
        ],
        "evidence": [
            evidence.phase,
            evidence.status,
            evidence.content_type,
            evidence.body,
            evidence.error,
        ],
        "balances": [[balance.kind, str(balance.credits)] for balance in answer.balances],
        "reconcile": answer.reconcile,
        "job": answer.job,
        "tells_more": answer.tells_more,
    }


def _read(written: dict[str, Any]) -> Answer:
    return Answer(
        verdicts=tuple(
            Verdict(message, Outcome(outcome), reason, reference, _credits(credits_))
            for message, outcome, reason, reference, credits_ in written["verdicts"]
        ),
        evidence=Evidence(*written["evidence"]),
        balances=tuple(Balance(kind, Decimal(left)) for kind, left in written["balances"]),
        reconcile=written["reconcile"],
        job=written.get("job", ""),
        tells_more=written.get("tells_more", False),
    )


def _text(credits_: Decimal | None) -> str | None:
    return None if credits_ is None else str(credits_)


def _credits(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
