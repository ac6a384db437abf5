"""Messages are found whatever is asked, from either end, in the index or not yet: a plain look
through all of them says the same."""

import sqlite3
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsdesk.core.errors import Cancelled
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Delivery, HistoryFilter, MessageState, Order, Purpose, Rendered
from smsdesk.core.sms_text import Encoding
from smsdesk.store import message_search
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.db import Database, migrate
from smsdesk.store.history import HistoryRepository

START = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NAMES = ("วิภา ศรีสุข", "สมชาย ใจดี", "น้ำ", "นก", "O'Neil 100%", "under_score", "")
TEXTS = ("เรียน คุณ{name} ค่าส่วนกลางห้อง A-{n}", "Invoice {n} for {name}", "ก{n}", "100% \\ _{n}")
STATES = (
    *[MessageState.ACCEPTED] * 5, MessageState.REJECTED, MessageState.UNKNOWN,
    MessageState.CANCELLED, MessageState.CLOSED_NOT_SENT, MessageState.ACCEPTED_BY_OPERATOR,
)  # fmt: skip
DELIVERIES = (
    Delivery.NONE, Delivery.DELIVERED, Delivery.UNDELIVERED, Delivery.PENDING, Delivery.EXPIRED,
)  # fmt: skip


class Stock:
    """Twelve campaigns of two accounts, the last of which are not in the index yet."""

    def __init__(self, folder):
        path = folder / "smsdesk.sqlite3"
        migrate(path)
        self.db = Database(path)
        self.history = HistoryRepository(self.db)
        self._campaigns = CampaignRepository(self.db)
        accounts = AccountRepository(self.db)
        self._accounts = [
            accounts.add(
                name=name, service=service, base_url="https://x.example", practice=False,
                settings={}, now=START,
            )
            for name, service in (("office", "smspoint"), ("สาขาสอง", "sendbulk"))
        ]  # fmt: skip
        for number in range(12):
            self._write(number)
            if number == 9:
                self.history.make_searchable()
        self.all = self._read_all()

    def _write(self, number):
        at = START + number * 7 * HOUR
        rendered = [
            Rendered(
                f"+668{(number * 3 + n * 7) % 40:08}",
                NAMES[(number + n) % len(NAMES)],
                TEXTS[(number + n) % 4].format(name=NAMES[(number + n) % len(NAMES)], n=n),
                Encoding.UCS2, 40, 1 + n % 3, n + 2,
            )
            for n in range(number * 2)
        ]  # fmt: skip
        campaign = self._campaigns.freeze(
            NewCampaign(
                account=self._accounts[number % 2],
                title=f"ค่าส่วนกลาง {number}" if number % 3 else "นัดหมอ",
                order=Order(sender=("RIVERVIEW", "CLINIC")[number % 2]),
                purpose=Purpose.TRANSACTIONAL, messages=rendered, skips=[], now=at,
                tag=("", "บัญชี", "HR")[number % 3], shares_numbers=True,
            )
        )  # fmt: skip
        with self.db.transaction() as con:
            self._become(con, campaign, number, at)

    def _become(self, con, campaign, number, at):
        """Write what became of the messages, past the rules about states."""
        con.execute("DROP TRIGGER IF EXISTS message_moves")
        ids = [row["id"] for row in con.execute(OF_CAMPAIGN, (campaign,))]
        for n, one in enumerate(ids):
            state = STATES[(n * 7 + number) % len(STATES)]
            taken = state is MessageState.ACCEPTED
            con.execute(
                "UPDATE message SET state = ?, reference = ?, credits = ?, at = ? WHERE id = ?",
                (
                    state, f"job-{campaign}-{n:04}" if taken else "",
                    str(n % 3 + 1) if taken else None,
                    (at + n * HOUR).isoformat(timespec="milliseconds"), one,
                ),
            )  # fmt: skip
            if taken and DELIVERIES[n % 5] is not Delivery.NONE:
                con.execute(
                    "UPDATE message SET delivery = ? WHERE id = ?", (DELIVERIES[n % 5], one)
                )
        con.execute("DELETE FROM tally WHERE campaign_id = ?", (campaign,))
        con.execute(TALLIED, (campaign,))
        ended = (at + len(ids) * HOUR).isoformat(timespec="milliseconds")
        if number != 11:  # the last one is not at its end
            con.execute("UPDATE campaign SET ended_at = ? WHERE id = ?", (ended, campaign))

    def _read_all(self):
        found, more = self.history.search(HistoryFilter(limit=1000))
        assert not more
        assert len(found) == sum(2 * n for n in range(12))
        return found


OF_CAMPAIGN = "SELECT id FROM message WHERE campaign_id = ? ORDER BY id"
TALLIED = """
    INSERT INTO tally SELECT campaign_id, state, count(*), sum(parts), count(credits),
           total(CAST(credits AS REAL)) FROM message WHERE campaign_id = ? GROUP BY state
"""


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    one = Stock(tmp_path_factory.mktemp("stock"))
    yield one
    one.db.close_all()


def fits(row, wanted):
    text = wanted.text.strip().lower()
    digits = text.strip("0123456789+-. ()") == "" and "".join(filter(str.isdigit, text)).lstrip("0")
    words = (row.name.lower(), row.text.lower(), row.title.lower())
    return (
        (wanted.campaign is None or row.campaign == wanted.campaign)
        and wanted.account in ("", row.account)
        and wanted.sender in ("", row.sender)
        and (wanted.tag is None or row.tag == wanted.tag)
        and wanted.number in ("", row.e164)
        and wanted.state in ("", row.state.shown)
        and wanted.delivery in ("", row.delivery)
        and (wanted.since is None or row.at >= wanted.since)
        and (wanted.until is None or row.at < wanted.until)
        and (
            not text
            or any(text in one for one in words)
            or bool(digits and digits in row.e164)
            or wanted.text.strip() == row.reference
        )
    )


def pages(stock, wanted, size):
    found, beyond = [], None
    while True:
        rows, more = stock.history.search(replace(wanted, limit=size, beyond=beyond))
        found += rows
        if not more:
            return found
        assert len(rows) == size
        beyond = rows[-1].id


FILTERS = st.builds(
    HistoryFilter,
    text=st.sampled_from(
        ("", "", "วิภา", "คุณวิภา ศรี", "ค่าส่วนกลาง", "นก", "ก", "100%", "_", "\\", "invoice 1",
         "O'Neil", "08000", "+66800", "job-9-0004", "a-1", "ไม่มีเลย", "นัดหมอ", '"', "  ใจดี ")
    ),
    number=st.sampled_from(("", "", "", "+66800000007", "+66800000021", "+66899999999")),
    state=st.sampled_from(
        ("", "", "accepted", "rejected", "unknown", "queued", "cancelled", "not_sent")
    ),
    delivery=st.sampled_from(("", "", "", *Delivery)),
    campaign=st.sampled_from((None, None, None, 1, 9, 10, 12, 77)),
    account=st.sampled_from(("", "", "office", "สาขาสอง", "nobody")),
    sender=st.sampled_from(("", "", "RIVERVIEW", "CLINIC")),
    tag=st.sampled_from((None, None, None, "", "บัญชี", "HR", "none")),
    since=st.sampled_from((None, None, START + 20 * HOUR, START + 60 * HOUR)),
    until=st.sampled_from((None, None, START + 50 * HOUR, START + 80 * HOUR)),
    oldest_first=st.booleans(),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(wanted=FILTERS, size=st.sampled_from((1, 3, 7, 200)))
def test_any_filter_finds_what_a_look_through_all_finds(stock, wanted, size):
    expected = [row for row in stock.all if fits(row, wanted)]
    if wanted.oldest_first:
        expected.reverse()

    assert [row.id for row in pages(stock, wanted, size)] == [row.id for row in expected]

    counts: dict[str, int] = {}
    credits_ = Decimal(0)
    for row in expected:
        counts[row.state.shown] = counts.get(row.state.shown, 0) + 1
        if row.state.shown == "accepted":
            credits_ += row.parts if row.credits is None else row.credits
    found = stock.history.count(wanted)
    assert {state: count for state, count in found.messages.items() if count} == counts
    assert found.credits == credits_


def test_a_row_is_told_whole(stock):
    row = next(one for one in stock.all if one.campaign == 12 and one.reference)
    assert stock.history.message(row.id) == row
    assert (row.account, row.sender, row.title, row.tag) == (
        "สาขาสอง", "CLINIC", "ค่าส่วนกลาง 11", "HR",
    )  # fmt: skip
    assert row.credits == Decimal(int(row.reference[-4:]) % 3 + 1)


def test_what_is_put_into_the_index_is_no_more_looked_through(stock):
    con = stock.db.connection()
    upto = con.execute("SELECT upto FROM message_search_state").fetchone()["upto"]
    assert 0 < upto < stock.all[0].id
    inside = con.execute(
        "SELECT count(*) FROM message_search WHERE message_search MATCH '\"วิภ\"'"
    ).fetchone()[0]
    assert inside == sum("วิภา" in one.name + one.text for one in stock.all if one.id <= upto)


def test_a_message_that_is_forgotten_is_in_the_index_no_more(stock):
    con = stock.db.connection()
    row = next(one for one in reversed(stock.all) if "วิภา" in one.name)
    with pytest.raises(ZeroDivisionError), stock.db.transaction() as inside:
        message_search.forget(inside, [row.id, stock.all[0].id])
        left = con.execute(
            "SELECT rowid FROM message_search WHERE message_search MATCH '\"วิภ\"'"
        ).fetchall()
        assert left
        assert row.id not in [one[0] for one in left]
        1 / 0  # noqa: B018 - the stock is shared


def test_digits_of_an_erased_number_s_hash_are_no_hit(stock):
    row = stock.all[0]  # not in the index yet
    con = stock.db.connection()
    con.execute("UPDATE message SET e164 = 'erased:00777001' WHERE id = ?", (row.id,))
    try:
        assert stock.history.search(HistoryFilter(text="00777001"))[0] == []
        assert stock.history.search(HistoryFilter(text="77"))[0] == []
    finally:
        con.execute("UPDATE message SET e164 = ? WHERE id = ?", (row.e164, row.id))


def test_a_long_look_ends_when_nobody_waits_for_it_any_more(stock, monkeypatch):
    monkeypatch.setattr("smsdesk.store.db._STEPS_BETWEEN_LOOKS", 1000)
    job = JobContext()
    con = stock.db.connection()
    from smsdesk.store.db import until_stopped

    timer = threading.Timer(0.1, job.cancel)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(Cancelled), until_stopped(con, job):
        con.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        ).fetchone()
    assert time.monotonic() - begun < 5
    assert stock.history.search(HistoryFilter(limit=1))[0], "the next question is answered again"
    job.cancel()
    with pytest.raises(sqlite3.OperationalError, match="no such table"), until_stopped(con, job):
        con.execute("SELECT * FROM nowhere")
