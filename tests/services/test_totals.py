"""Totals over campaigns: days are Bangkok's, sums agree with campaigns, practice is left out."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from smsdesk.core.errors import InputError
from smsdesk.core.models import Order, Purpose, Rendered, Share
from smsdesk.core.schedule import BANGKOK
from smsdesk.core.sms_text import Encoding
from smsdesk.services.totals import MOST_LETTERS, TotalsService
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.db import Database, migrate
from smsdesk.store.totals import TotalsRepository

NOON = datetime(2026, 9, 25, 5, 0, tzinfo=UTC)


class Books:
    def __init__(self, folder):
        path = folder / "smsdesk.sqlite3"
        migrate(path)
        self.db = Database(path)
        self.campaigns = CampaignRepository(self.db)
        self.service = TotalsService(TotalsRepository(self.db), lambda: NOON)
        accounts = AccountRepository(self.db)
        self.accounts = {
            name: accounts.add(
                name=name, service="smspoint", base_url="", practice=name == "practice",
                settings={}, now=NOON,
            )
            for name in ("office", "branch", "practice")
        }  # fmt: skip

    def campaign(self, at, states, *, account="office", tag="", parts=2, charged=None):
        """Write a campaign; of each state so many messages, accepted ones charged as said."""
        messages = [
            Rendered(f"+668{n:08}", "", "hello", Encoding.GSM7, 5, parts)
            for n in range(sum(states.values()))
        ]
        campaign = self.campaigns.freeze(
            NewCampaign(
                account=self.accounts[account], title="x", order=Order(), tag=tag,
                purpose=Purpose.TRANSACTIONAL, messages=messages, skips=[], now=at,
            )
        )  # fmt: skip
        con = self.db.connection()
        con.execute("DELETE FROM tally WHERE campaign_id = ?", (campaign,))
        for state, count in states.items():
            said = count if charged is not None and state == "accepted" else 0
            con.execute(
                "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?)",
                (campaign, state, count, count * parts, said, said * (charged or 0)),
            )
        return campaign


@pytest.fixture
def books(tmp_path):
    one = Books(tmp_path)
    yield one
    one.db.close_all()


def test_a_campaign_counts_on_its_day_in_bangkok(books):
    late = datetime(2026, 9, 23, 23, 59, tzinfo=BANGKOK)
    books.campaign(late, {"accepted": 3, "rejected": 1})
    books.campaign(late + timedelta(minutes=1), {"accepted": 2, "unknown": 1, "cancelled": 4})

    totals = books.service.last_days(3)

    assert [one.day for one in totals.days] == [date(2026, 9, d) for d in (23, 24, 25)]
    assert totals.days[0] == (date(2026, 9, 23), 3, 1, 0, 0, Decimal(6))
    assert totals.days[1] == (date(2026, 9, 24), 2, 0, 1, 4, Decimal(4))
    assert totals.days[2] == (date(2026, 9, 25), 0, 0, 0, 0, Decimal(0))
    assert books.service.last_days(2).days[0].accepted == 2


def test_what_the_service_said_it_charged_counts_and_else_the_parts(books):
    books.campaign(NOON, {"accepted": 4}, charged=2.5, account="branch", tag="HR")
    books.campaign(NOON, {"accepted": 3}, tag="HR")
    books.campaign(NOON, {"accepted": 1, "accepted_by_operator": 1}, tag="ช่าง")

    totals = books.service.last_days(1)

    assert totals.days[0].credits == Decimal(20)
    assert totals.accounts == (Share("branch", 4, Decimal(10)), Share("office", 5, Decimal(10)))
    assert totals.tags == (Share("HR", 7, Decimal(16)), Share("ช่าง", 2, Decimal(4)))
    assert books.service.last_days(1, tag="HR", account="office").days[0].accepted == 3
    assert books.service.tags() == ["HR", "ช่าง"]


def test_practice_is_counted_only_where_there_is_nothing_else(books):
    books.campaign(NOON, {"accepted": 5}, account="practice")
    practice = books.service.last_days(1)
    assert (practice.practice, practice.days[0].accepted) == (True, 5)

    books.campaign(NOON, {"accepted": 1})
    real = books.service.last_days(1)
    assert (real.practice, real.days[0].accepted) == (False, 1)


def test_a_tag_is_given_changed_and_taken_away(books):
    campaign = books.campaign(NOON, {"accepted": 1})
    books.service.set_tag(campaign, "  ฝ่าย   บัญชี ")
    assert books.campaigns.get(campaign).tag == "ฝ่าย บัญชี"
    books.service.set_tag(campaign, "")
    assert books.service.tags() == []
    with pytest.raises(InputError, match="tag_too_long"):
        books.service.set_tag(campaign, "x" * (MOST_LETTERS + 1))
    with pytest.raises(InputError, match="unknown_campaign"):
        books.service.set_tag(99, "x")
