"""What the evidence of an unknown request says: codes and figures, no verdict. No Qt."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from smsdesk.core.models import AttemptRecord, AttemptState

SERVER_TROUBLE = 500
TROUBLE = frozenset({408, 425, 429, 499})
MOST_QUOTED = 200
KEYS = ("message", "description", "response-description", "error", "errors", "name")
"""Where the services put their sentence, the most telling first."""
TELLING = ("clue_sent", "clue_not_sent")

_TITLE: Final = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_TURNING: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they reorder letters


class Clue(NamedTuple):
    """What the balance before and after suggests, as a code, and its figures."""

    code: str
    params: Mapping[str, str]


def answer_code(attempt: AttemptRecord) -> str:
    """Return the code of the sentence that says what came back."""
    if attempt.phase == "interrupted":
        return "verdict_interrupted"
    if attempt.status is not None:
        return _status_code(attempt.status, attempt.state)
    if attempt.phase == "broken":
        return "verdict_bug"
    if "Timeout" in attempt.error:
        return "evidence_timeout"
    if attempt.error in ("AnswerTooLarge", "DecodingError"):
        return "verdict_unreadable"
    return "evidence_leaving" if "send_request" in attempt.phase else "verdict_no_answer"


def _status_code(status: int, state: AttemptState) -> str:
    if state is AttemptState.PARTIAL:
        return "evidence_partial"
    if 300 <= status < 400:
        return "verdict_redirect"
    trouble = status >= SERVER_TROUBLE or status in TROUBLE
    return "verdict_service_trouble" if trouble else "verdict_unreadable"


def said_by_service(body: str) -> str:
    """Return the service's own sentence in its answer, on one line, or an empty text."""
    try:
        found = _sentence(json.loads(body))
    except (ValueError, RecursionError):
        title = _TITLE.search(body)
        found = title[1] if title else "" if body.lstrip()[:1] in ("<", "{", "[") else body
    words = " ".join(_TURNING.sub("", found).split())
    return words if len(words) <= MOST_QUOTED else f"{words[:MOST_QUOTED]}…"


def _sentence(answer: Any, deep: int = 3) -> str:
    if isinstance(answer, str):
        return answer
    if isinstance(answer, list):
        return _sentence(answer[0], deep) if answer else ""
    if not isinstance(answer, dict) or not deep:
        return ""
    found = (_sentence(answer[key], deep - 1) for key in KEYS if key in answer)
    return next(filter(None, found), "")


def balance_clue(attempt: AttemptRecord, unknown: Sequence[AttemptRecord]) -> Clue:
    """Return what the balance suggests of a request, which others of its moment share.

    Advisory: others may use the account, and several requests are told by one balance. What of
    them was accepted for certain is taken off first.
    """
    before, after = attempt.balance_before, attempt.balance_after
    if before is None or after is None:
        return Clue("clue_no_balance", {})
    mates = [one for one in unknown if (one.balance_before, one.balance_after) == (before, after)]
    cost = sum(one.unknown_parts for one in mates)
    fell = before - after - sum(one.parts - one.unknown_parts for one in mates)
    params = {"fell": f"{fell:,}", "cost": f"{cost:,}"}
    if fell == cost:
        return Clue("clue_sent", params)
    if fell < 0:
        return Clue("clue_rose", {})
    return Clue("clue_cannot_tell" if fell else "clue_not_sent", params)


def shared_clue(unknown: Sequence[AttemptRecord]) -> Clue | None:
    """Return what the balance suggests of all of them, None where it differs or tells nothing."""
    clues = [balance_clue(attempt, unknown) for attempt in unknown]
    same = len({clue.code for clue in clues}) == 1
    return clues[0] if same and clues[0].code in TELLING else None
