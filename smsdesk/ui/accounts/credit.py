"""What a card says of an account's credits: the kind it spends is large, the others are small."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from smsdesk.core.models import Balance, credits_of
from smsdesk.ui.speech import Speech


@dataclass(frozen=True, slots=True)
class Credit:
    """The credits that the next campaign would spend, their kind, and what else there is."""

    number: str
    kind: str
    others: str


def credit_words(balances: Sequence[Balance], usual_kind: str, speech: Speech) -> Credit:
    """Say balances. Without a usual kind all of them count, as they do on the receipt."""
    fitting = [one for one in balances if not usual_kind or one.kind == usual_kind]
    others = [one for one in balances if usual_kind and one.kind != usual_kind]
    kind = kind_word(usual_kind, speech) if others else ""
    if len(fitting) > 1:
        others = fitting
    total = usual_credits(balances, usual_kind)
    listed = (f"{kind_word(one.kind, speech)} {number_words(one.credits)}" for one in others)
    return Credit(number_words(total), kind, " · ".join(listed))


def usual_credits(balances: Sequence[Balance], usual_kind: str) -> Decimal:
    """Return the credits that a campaign spends where it says nothing else."""
    return credits_of(balances, usual_kind) or Decimal(0)


def number_words(credits_: Decimal) -> str:
    """Return 8,412, or 545.50 where the service counts in fractions."""
    whole = credits_ == credits_.to_integral_value()
    return f"{int(credits_):,}" if whole else f"{credits_.normalize():,f}"


def kind_word(kind: str, speech: Speech) -> str:
    """Return a kind of credit in words; one without words stands for itself."""
    return word_or(f"kind_{kind}", kind, speech)


def word_or(code: str, otherwise: str, speech: Speech) -> str:
    """Return the sentence of a code, or ``otherwise`` where it has none."""
    said = speech.word(code)
    return otherwise if said == code else said
