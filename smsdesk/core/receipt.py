"""The receipt: who gets how much, who does not and why, and what it will cost."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from smsdesk.core.models import Skip
from smsdesk.core.sms_text import Encoding, Measure

Level = Literal["block", "warn"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says: a stable code, how many people it concerns, what fills its sentence."""

    code: str
    level: Level
    count: int = 0
    params: Mapping[str, str | int] | None = None

    @property
    def blocks(self) -> bool:
        """Tell whether nothing may be sent while this stands."""
        return self.level == "block"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The page before Send. One credit a part; ``credits`` is never less than the parts.

    ``messages`` = ``recipients`` − all skipped. ``balance`` is what the account had of the
    kind this campaign spends, or None where nobody knows. ``mended`` are the messages whose
    values are written more cheaply, by the key of the saving; ``shared`` are those that go to a
    number which gets another one too.
    """

    recipients: int
    messages: int
    skipped: Mapping[str, int]
    parts: int
    credits: int
    by_parts: Mapping[int, int]
    encodings: Mapping[Encoding, int]
    findings: tuple[Finding, ...] = ()
    balance: Decimal | None = None
    mended: Mapping[str, int] = field(default_factory=dict)
    shared: int = 0

    @property
    def blocked(self) -> bool:
        """Tell whether a finding blocks."""
        return any(finding.blocks for finding in self.findings)

    @property
    def balance_after(self) -> Decimal | None:
        """What would be left."""
        return None if self.balance is None else self.balance - self.credits


def make_receipt(
    sizes: Mapping[Measure, int],
    skips: Iterable[Skip],
    findings: tuple[Finding, ...] = (),
    balance: Decimal | None = None,
) -> Receipt:
    """Count what would be sent, by how many messages of each size there are, and who is skipped."""
    by_parts: Counter[int] = Counter()
    encodings: Counter[Encoding] = Counter()
    for size, count in sizes.items():
        by_parts[size.parts] += count
        encodings[size.encoding] += count
    skipped = Counter(skip.reason for skip in skips)
    parts = sum(part * count for part, count in by_parts.items())
    messages = by_parts.total()
    return Receipt(
        recipients=messages + skipped.total(),
        messages=messages,
        skipped=dict(sorted(skipped.items())),
        parts=parts,
        credits=parts,
        by_parts=dict(sorted(by_parts.items())),
        encodings=dict(encodings),
        findings=findings,
        balance=balance,
    )
