"""The two halves of the receipt: the till slip, and real messages."""

from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from smsdesk.core import phone
from smsdesk.core.models import Account, Plan, ServiceInfo
from smsdesk.core.oddity import WEIGHTS
from smsdesk.core.receipt import Receipt
from smsdesk.core.recurrence import Repeat
from smsdesk.core.schedule import date_time_text, in_bangkok
from smsdesk.ui.compose.odd_words import OddWords
from smsdesk.ui.compose.preparing import Look, Odd
from smsdesk.ui.schedule.rule_words import rule_words
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.bars import Histogram, HistogramRow
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card, DashedRule
from smsdesk.ui.widgets.figure import Figure
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

SKIP_ICONS = {
    "already_texted": "history",
    "duplicate": "copy",
    "do_not_contact": "ban",
    "invalid_number": "octagon-x",
    "landline": "phone-off",
    "left_out": "circle-slash",
    "texted_today": "history",
}
HOLD = 10
SECONDS_A_REQUEST = 0.05
"""Where no rate is known: requests go out in parallel, a few hundred milliseconds each."""
SHOWN = 3
LONGEST_SHOWN = 420


class ReceiptSlip(QWidget):
    """People, skipped, parts, total, balance, and when it will be done."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self.figures: dict[str, PlainLabel | Figure | Histogram] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)

    def show_look(self, look: Look, now: datetime) -> None:
        """Show the figures of a receipt."""
        clear(self._column)
        self.figures = {}
        receipt = look.prepared.receipt
        self._pair(
            "people",
            self.tr("Will get the message"),
            self.tr("%Ln people", "", receipt.messages),
            "heading",
            "heading",
        )
        self._add_skipped(receipt)
        if receipt.shared:
            self._pair("shared", self.tr("More to shared numbers"), f"{receipt.shared:,}", "strong")
        if mended := sum(receipt.mended.values()):
            self._pair("mended", self.tr("Values written cheaper"), f"{mended:,}", "strong")
        self._column.addWidget(DashedRule())
        self._add_parts(receipt)
        self._column.addWidget(DashedRule())
        self._add_total(look)
        self._add_time(look, now)
        self._column.addStretch()

    def _add_skipped(self, receipt: Receipt) -> None:
        skipped = sum(receipt.skipped.values())
        self._pair("skipped", self.tr("Skipped"), f"{skipped:,}", "strong" if skipped else "body")
        for reason, count in sorted(receipt.skipped.items(), key=lambda item: -item[1]):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.setContentsMargins(4, 0, 0, 0)
            row.addWidget(IconLabel(SKIP_ICONS.get(reason, "user-x"), "muted", 15))
            row.addWidget(PlainLabel(self._speech.word(f"skip_{reason}"), "small"))
            row.addStretch()
            number = PlainLabel(f"{count:,}", "small")
            row.addWidget(number)
            self.figures[f"skip_{reason}"] = number
            self._column.addLayout(row)

    def _add_parts(self, receipt: Receipt) -> None:
        if len(receipt.by_parts) == 1:
            parts = next(iter(receipt.by_parts))
            words = self.tr("Everybody gets %Ln parts", "", parts)
            label = PlainLabel(words, "medium")
            self._column.addWidget(label)
            self.figures["parts"] = label
            return
        self._column.addWidget(PlainLabel(self.tr("Parts a person"), "medium"))
        histogram = Histogram()
        histogram.show_rows(
            [
                HistogramRow(
                    self.tr("%Ln parts", "", parts), count, self.tr("%Ln people", "", count)
                )
                for parts, count in receipt.by_parts.items()
            ]
        )
        self.figures["parts"] = histogram
        self._column.addWidget(histogram)

    def _add_total(self, look: Look) -> None:
        receipt = look.prepared.receipt
        row = QHBoxLayout()
        total = Figure(f"{receipt.credits:,}", self.tr("credits"))
        label = PlainLabel(self.tr("Total"), "heading")
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        row.addWidget(total, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(row)
        self.figures["credits"] = total
        if price := price_of(look.prepared.account):
            cost = self.tr("{amount} baht").format(amount=f"{receipt.credits * price:,.2f}")
            self._pair("money", self.tr("In money, about"), cost, "body", "muted")
        if receipt.balance is None or receipt.balance_after is None:
            unknown = self.tr("nobody knows")
            self._pair("balance", self.tr("Balance now"), unknown, "body", "muted")
            return
        now, after = f"{receipt.balance:,}", f"{receipt.balance_after:,}"
        self._pair("balance", self.tr("Balance now"), now, "body", "muted")
        self._pair("after", self.tr("Left after sending"), after, "strong")

    def _add_time(self, look: Look, now: datetime) -> None:
        plan = look.prepared.plan
        if plan is not None:
            self._add_plan(plan, look.prepared.draft.repeat)
            return
        seconds = duration(look)
        done = in_bangkok(now + timedelta(seconds=seconds))
        minutes = ceil(seconds / 60)
        words = self.tr("{time} (about %Ln minutes)", "", minutes).format(time=f"{done:%H:%M}")
        self._pair("time", self.tr("Done at about"), words, "body", "muted")

    def _add_plan(self, plan: Plan, repeat: Repeat | None) -> None:
        """Say when it goes out, who sees to it, and whether it comes again."""
        when = date_time_text(plan.at, self._speech.language)
        self._pair("time", self.tr("Goes out"), when, "strong")
        if plan.by == "service":
            who = self.tr("The service, PC may be off")
        else:
            who = self.tr("This PC, keep it on")
        self._pair("who", self.tr("Sent by"), who, "medium")
        if plan.latest is not None:
            latest = date_time_text(plan.latest, self._speech.language)
            self._pair("latest", self.tr("Not after"), latest, "body", "muted")
        if repeat is not None:
            self._pair("repeat", self.tr("Again"), rule_words(repeat.rule), "body", "muted")

    def _pair(self, key: str, name: str, value: str, role: str, name_role: str = "body") -> None:
        row = QHBoxLayout()
        label = PlainLabel(value, role)
        row.addWidget(PlainLabel(name, name_role))
        row.addStretch()
        row.addWidget(label)
        self.figures[key] = label
        self._column.addLayout(row)


class RealMessages(QWidget):
    """The shortest, the longest and the dearest message, as they will go out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(role="heading")
        self.everybody_button = Button("", "quiet", icon="eye")
        self.texts: list[str] = []
        self._words = OddWords(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(self._column)
        column.addWidget(self.everybody_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_look(self, look: Look) -> None:
        """Show up to three messages of a look."""
        clear(self._column)
        self.texts = []
        count = len(look.prepared.rendered)
        for odd in self._chosen(look):
            self._column.addWidget(self._card(look, odd))
        self.heading.setText(self.tr("%Ln real messages", "", len(self.texts)))
        self.heading.setVisible(bool(self.texts))
        self.everybody_button.setText(self.tr("See everybody's message"))
        self.everybody_button.setVisible(count > len(self.texts))

    def _chosen(self, look: Look) -> list[Odd]:
        """Return the extremes, the oddest before one that only stands first."""
        stand_out = [one for one in look.extremes if one.why != "first"]
        oddest = [one for one in look.odd[:1] if one.why in WEIGHTS]
        firsts = [one for one in look.extremes if one.why == "first"]
        chosen: dict[int, Odd] = {}
        for one in (*stand_out, *oddest, *firsts):
            chosen.setdefault(one.index, one)
        return list(chosen.values())[:SHOWN]

    def _card(self, look: Look, odd: Odd) -> Card:
        message = look.prepared.rendered[odd.index]
        card = Card("sunken", margins=(14, 8, 14, 9), spacing=1)
        why = self._words.say(odd)
        if not why:
            first = odd.why == "first"
            why = self.tr("First of the list") if first else self.tr("Same length for everybody")
        if len(look.prepared.rendered) == 1:
            why = self.tr("The message")
        head = QHBoxLayout()
        head.addWidget(PlainLabel(why, "caption"))
        head.addStretch()
        characters = self.tr("%Ln characters", "", message.units)
        parts = self.tr("%Ln parts", "", message.parts)
        head.addWidget(PlainLabel(f"{characters} · {parts}", "caption"))
        card.body.addLayout(head)
        who = " · ".join(filter(None, (message.name, phone.masked(message.e164))))
        card.body.addWidget(PlainLabel(who, "small"))
        shown = message.text
        if len(shown) > LONGEST_SHOWN:
            shown = shown[:LONGEST_SHOWN] + " …"
        card.body.addWidget(PlainLabel(shown, wrap=True))
        self.texts.append(message.text)
        return card


def price_of(account: Account) -> Decimal:
    """Return the baht a credit costs, 0 where nobody said."""
    try:
        price = Decimal(account.settings.get("price") or "0")
    except InvalidOperation:
        return Decimal(0)
    return price if price.is_finite() and price > 0 else Decimal(0)


def duration(look: Look) -> float:
    """Return about how many seconds sending will take, with the wait before its first byte."""
    prepared = look.prepared
    info = prepared.service
    count = len(prepared.rendered)
    rate = rate_of(prepared.account, info)
    together = 1 if look.personal and not info.personal else max(1, info.most)
    requests = ceil(count / together)
    load = prepared.receipt.parts if info.rate_unit == "parts" else requests
    seconds = load / rate * info.rate_seconds if rate else 0.0
    return HOLD + max(seconds, requests * SECONDS_A_REQUEST)


def rate_of(account: Account, info: ServiceInfo) -> int:
    """Return an account's rate, 0 for none."""
    default = next((field.default for field in info.settings if field.key == "rate"), "0")
    rate = account.settings.get("rate") or default or "0"
    return int(rate) if rate.isascii() and rate.isdigit() else 0


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
