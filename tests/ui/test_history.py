"""History over a real desk: messages sent to the practice simulator, faults included."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.ui.history.certificate_pdf import CertificateWriter
from smsdesk.ui.history.page import ROWS, HistoryPage
from smsdesk.ui.history.table import CREDITS, MESSAGE, NAME, STATE, excerpt, split_line
from smsdesk.ui.history.tag_dialog import TagDialog
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.privacy.dialog import PrivacyDialog
from smsdesk.ui.records import Records
from smsdesk.ui.resolve_dialog import ResolveDialog
from smsdesk.ui.speech import Speech
from tests.control import ask
from tests.ui.hands import focusables, press_key, type_text

FIELDS = ("ชื่อ", "ห้อง")
TEXT = "เรียน คุณ{ชื่อ} ขอแจ้งค่าส่วนกลางห้อง {ห้อง}"


def people(count: int, start: int = 0) -> list[Person]:
    return [
        Person(f"08{n:08}", n + 2, f"คนที่ {n}", {"ชื่อ": f"คนที่ {n}", "ห้อง": f"A-{n}"})
        for n in range(start, start + count)
    ]


def confirm(desk: Desk, title: str, who: list[Person], text: str = TEXT) -> Campaign:
    draft = Draft("office", text, who, "RIVERVIEW", title=title, known_fields=FIELDS)
    return desk.composing.confirm(desk.composing.prepare(draft, ask=False))


def control(desk: Desk, what: str, **order: object) -> None:
    url = desk.accounts.provider(desk.accounts.by_name("office")).base_url
    ask(f"{url}/_simulator/thaibulksms/{what}", order)


def fault(desk: Desk, **order: object) -> None:
    control(desk, "faults", **order)


def send(desk: Desk, title: str, who: list[Person], **order: object) -> Campaign:
    campaign = confirm(desk, title, who)
    if order:
        fault(desk, **order)
    return desk.sending.run(campaign.id, JobContext())


@pytest.fixture
def desk(tmp_path: Path, simulator: Simulator) -> Iterator[Desk]:
    with Desk(tmp_path / "desk", command=own_command(), hold=True) as made:
        made.accounts.add(
            "office", "thaibulksms", practice=True, base_url=simulator.url("thaibulksms"),
            credentials=simulator.credentials("thaibulksms"),
        )  # fmt: skip
        made.accounts.ask_balance(made.accounts.by_name("office"))
        yield made


@pytest.fixture
def page(desk: Desk, jobs: JobRunner, language: Language, qtbot) -> HistoryPage:
    made = HistoryPage(
        desk.history,
        desk.sending,
        desk.accounts,
        jobs,
        Speech(language),
        desk.clock,
        reports=desk.reports,
        totals=desk.totals,
        exporting=desk.exporting,
        writing_back=desk.writing_back,
    )
    qtbot.addWidget(made)
    made.resize(1076, 740)
    made.show()
    return made


def settle(qtbot, page: HistoryPage) -> None:
    qtbot.waitUntil(page.is_settled, timeout=10_000)


def fresh(qtbot, page: HistoryPage) -> HistoryPage:
    page.refresh()
    settle(qtbot, page)
    return page


def search(qtbot, page: HistoryPage, text: str) -> None:
    field = page.filters.search
    with qtbot.waitSignal(field.searched):
        field.clear()
        type_text(field, text)
    settle(qtbot, page)


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def spoken(widget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def cell(page: HistoryPage, row: int, column: int) -> str:
    return page.model.index(row, column).data()


def names(page: HistoryPage) -> list[str]:
    return [row.name for row in page.model.rows]


def test_a_message_shows_who_got_it_what_it_cost_and_that_it_was_accepted(desk, page, qtbot):
    campaign = send(desk, "ค่าส่วนกลาง", people(3))

    fresh(qtbot, page)

    assert names(page) == ["คนที่ 2", "คนที่ 1", "คนที่ 0"], "newest first"
    assert cell(page, 0, STATE) == "Accepted by the service"
    assert "ห้อง A-2" in cell(page, 0, MESSAGE)
    assert cell(page, 0, CREDITS) == "1"
    assert "3 messages" in page.found.text()
    assert f"{campaign.credits} credits" in page.found.text()


def test_numbers_are_masked_until_the_eye_is_pressed(desk, page, qtbot):
    send(desk, "ค่าส่วนกลาง", people(1))
    fresh(qtbot, page).select_row(0)
    settle(qtbot, page)
    second = page.model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "080-xxx-0000" in second

    assert page.detail.number.text() == "080-xxx-0000"
    press(qtbot, page.detail.eye_button)
    assert page.detail.number.text() == "080-000-0000"
    press(qtbot, page.detail.eye_button)
    assert page.detail.number.text() == "080-xxx-0000"


def test_green_is_shown_for_a_report_alone(desk, page, qtbot):
    send(desk, "ค่าส่วนกลาง", people(2))
    desk._db.connection().execute("UPDATE message SET delivery = 'delivered' WHERE id = 1")

    fresh(qtbot, page)

    tones = [page.table._badge(row).tone for row in page.model.rows]
    assert tones == ["accent", "ok"]
    assert cell(page, 1, STATE) == "On the phone"


def test_thai_words_names_and_numbers_are_found_as_they_are_typed(desk, page, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(30))
    fresh(qtbot, page)

    for text, found in (("ห้อง A-27", ["คนที่ 27"]), ("คนที่ 3", ["คนที่ 3"]), ("0800000012", ["คนที่ 12"])):
        search(qtbot, page, text)
        assert names(page) == found
    assert page.table._delegate_of_text.searched == "0800000012"


def test_nothing_found_offers_everything_again(desk, page, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(3))
    fresh(qtbot, page)
    search(qtbot, page, "ไม่มีคำนี้")
    assert page.nothing.isVisible()

    press(qtbot, page.nothing.button)

    qtbot.waitUntil(lambda: page.is_settled() and page.model.rowCount() == 3)
    assert not page.nothing.isVisible()
    assert page.filters.search.text() == ""


def test_chips_count_every_state_and_narrow_the_table(desk, page, qtbot):
    send(desk, "ค่าส่วนกลาง", people(9), fault="close_after_read", after=5)
    fresh(qtbot, page)
    chips = page.filters.chips
    shown = {state: chip for state, chip in chips.items() if chip.isVisible()}
    assert set(shown) >= {"", "unknown", "accepted"}
    assert "Outcome unknown 1" in chips["unknown"].accessibleName()

    press(qtbot, chips["unknown"])
    settle(qtbot, page)
    assert [row.state.shown for row in page.model.rows] == ["unknown"]
    assert "All 9" in chips[""].accessibleName(), "the counts stay those of every state"
    assert page.found.text().startswith("Found 1 message")

    press(qtbot, chips["unknown"])
    settle(qtbot, page)
    assert page.model.rowCount() == 9


def test_days_are_bangkok_days(desk, page, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(2))
    old = (datetime.now(UTC) - timedelta(days=10)).isoformat()
    desk._db.connection().execute("UPDATE message SET at = :at WHERE id = 1", {"at": old})
    fresh(qtbot, page)

    for key, rows in (("today", 1), ("week", 1), ("month", 2), ("all", 2)):
        page.filters.days.choose(key)
        page.filters.days.activated.emit(page.filters.days.currentIndex())
        settle(qtbot, page)
        assert page.model.rowCount() == rows, key


def test_an_account_can_be_chosen_where_there_are_several(desk, page, qtbot):
    fresh(qtbot, page)
    assert not page.filters.account.isVisible()
    desk.accounts.add("branch", "thaibulksms", practice=True)
    confirm(desk, "ค่าส่วนกลาง", people(2))
    fresh(qtbot, page)
    assert page.filters.account.isVisible()

    page.filters.account.choose("branch")
    page.filters.account.activated.emit(page.filters.account.currentIndex())
    settle(qtbot, page)

    assert page.model.rowCount() == 0


def test_three_thousand_messages_come_page_by_page(desk, page, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(3000), "ข้อความเดียวกัน")
    fresh(qtbot, page)
    assert "3,000 messages" in page.found.text()
    assert page.model.rowCount() == ROWS
    bar = page.table.verticalScrollBar()

    seen = set()
    while page.model.rowCount() < 3000:
        before = page.model.rowCount()
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda before=before: page.model.rowCount() > before, timeout=5000)
        seen.add(page.model.rowCount())

    assert seen == set(range(2 * ROWS, 3001, ROWS))
    ids = [row.id for row in page.model.rows]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 3000


def test_a_refresh_keeps_the_message_and_the_place(desk, page, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(400))
    fresh(qtbot, page)
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.model.rowCount() == 400)
    page.select_row(300)
    settle(qtbot, page)
    chosen, place = page.table.chosen, bar.value()

    fresh(qtbot, page)

    assert page.table.chosen.id == chosen.id
    assert bar.value() == place
    assert page.detail.row.id == chosen.id


@pytest.fixture
def unknown(desk, page, qtbot) -> HistoryPage:
    """A campaign of 12 of which two were lost on the wire; one of them is open."""
    control(desk, "settings", latency_ms=400)  # all are on the wire before the first is lost
    send(desk, "ค่าส่วนกลาง", people(12), fault="close_after_read", times=2, after=8)
    control(desk, "settings", latency_ms=0)
    fresh(qtbot, page)
    assert [row.state.shown for row in page.model.rows].count("unknown") == 2
    number = next(n for n, row in enumerate(page.model.rows) if row.state.shown == "unknown")
    page.select_row(number)
    settle(qtbot, page)
    return page


def test_an_unknown_outcome_shows_why_and_the_evidence(unknown):
    detail = unknown.detail

    assert detail.badge.text() == "Outcome unknown"
    assert detail.why_title.text() == "Why the outcome is unknown"
    assert "We did not send it again" in detail.why.text()
    evidence = detail.evidence.words()
    assert evidence["Answer"] == "None came"
    assert evidence["Balance before"].replace(",", "").isdecimal()
    assert evidence["Balance after"].replace(",", "").isdecimal()
    facts = detail.pairs.words()
    assert facts["Sender"] == "RIVERVIEW"
    assert facts["Campaign"] == "ค่าส่วนกลาง"
    assert " · 1 part" in facts["Length"]
    assert "2 unknown messages" in detail.counts_for.text()


def test_the_report_is_offered_for_a_real_account_alone(unknown, desk, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    detail = unknown.detail
    assert not detail.report_button.isVisible()
    assert "practice" in detail.counts_for.text()
    desk._db.connection().execute("UPDATE campaign SET practice = 0")

    fresh(qtbot, unknown)
    press(qtbot, detail.report_button)

    assert opened == [desk.accounts.service("thaibulksms").report_url]


@pytest.mark.parametrize("sent", [True, False])
def test_an_answer_is_told_once_the_count_is_typed(unknown, qtbot, sent):
    told = []
    unknown.resolve_wanted.connect(told.append)
    campaign = unknown.campaigns.standings[0].campaign

    press(qtbot, unknown.detail.sent_button if sent else unknown.detail.not_sent_button)
    dialog = unknown.findChild(ResolveDialog)
    assert dialog.typed.hasFocus()
    assert not dialog.confirm_button.isEnabled()
    type_text(dialog.typed, "3")
    press_key(dialog.typed, Qt.Key.Key_Return)
    assert told == []
    dialog.typed.clear()
    type_text(dialog.typed, "2")
    press(qtbot, dialog.confirm_button)

    assert told == [(campaign.id, sent)]
    assert not dialog.isVisible()


def test_an_answer_can_be_left_for_later(unknown, qtbot):
    told = []
    unknown.resolve_wanted.connect(told.append)

    press(qtbot, unknown.detail.not_sent_button)
    dialog = unknown.findChild(ResolveDialog)
    press(qtbot, dialog.back_button)

    assert told == []
    assert unknown.detail.not_sent_button.isVisible()


def test_what_was_decided_is_shown_after_a_refresh(unknown, desk, qtbot):
    desk.sending.resolve(1, sent=True)

    fresh(qtbot, unknown)

    assert unknown.detail.badge.text() == "Accepted by the service"
    assert not unknown.detail.sent_button.isVisible()


def test_a_rejected_message_says_why(desk, page, qtbot):
    send(desk, "ค่าส่วนกลาง", people(1), fault="refuse", reason="number")
    fresh(qtbot, page).select_row(0)
    settle(qtbot, page)

    assert page.detail.badge.text() == "Rejected by the service"
    assert page.detail.why_title.text() == "Why it was rejected"
    assert page.detail.why.text() == "The service refused this number"
    assert cell(page, 0, CREDITS) == "0"
    assert not page.detail.sent_button.isVisible()


def test_a_campaign_can_be_resumed_and_what_was_refused_sent_again(desk, page, qtbot):
    send(desk, "ปฏิเสธ", people(1), fault="refuse", reason="number")
    stopped = JobContext()
    stopped.cancel()
    waiting = confirm(desk, "รออยู่", people(4, 50))
    desk.sending.run(waiting.id, stopped)
    resumed, retried = [], []
    page.resume_wanted.connect(resumed.append)
    page.retry_wanted.connect(retried.append)

    fresh(qtbot, page)
    newest, older = page.campaigns.cards[:2]
    assert newest.resume_button.text() == "Resume 4 messages"
    assert not newest.retry_button.isVisible()
    press(qtbot, newest.resume_button)
    assert not older.resume_button.isVisible()
    press(qtbot, older.retry_button)

    assert (resumed, retried) == ([waiting.id], [1])


def test_what_was_sent_again_is_not_offered_again(desk, page, qtbot):
    send(desk, "ปฏิเสธ", people(1), fault="refuse", reason="number")
    desk.sending.retry(1)

    fresh(qtbot, page)

    assert not page.campaigns.cards[1].retry_button.isVisible()


def test_a_campaign_narrows_the_table_until_its_chip_is_taken_away(desk, page, qtbot):
    confirm(desk, "หนึ่ง", people(2))
    confirm(desk, "สอง", people(3, 10))
    fresh(qtbot, page)

    press(qtbot, page.campaigns.cards[1].row)
    settle(qtbot, page)
    assert names(page) == ["คนที่ 1", "คนที่ 0"]
    assert page.campaigns.cards[1].selected
    assert page.filters.campaign_chip.name.text() == "หนึ่ง"

    press(qtbot, page.filters.campaign_chip.remove_button)
    settle(qtbot, page)
    assert page.model.rowCount() == 5
    assert page.filters.campaign_chip is None


def test_the_window_can_ask_for_one_campaign(desk, page, qtbot):
    confirm(desk, "หนึ่ง", people(2))
    confirm(desk, "สอง", people(3, 10))

    page.show_campaign(1)
    settle(qtbot, page)

    assert {row.title for row in page.model.rows} == {"หนึ่ง"}
    assert page.filters.campaign_chip.name.text() == "หนึ่ง"


def test_older_campaigns_come_on_demand(desk, page, qtbot):
    for number in range(14):
        confirm(desk, f"ครั้งที่ {number}", people(1, number))
    fresh(qtbot, page)
    assert sum(card.isVisibleTo(page) for card in page.campaigns.cards) == 12
    assert page.campaigns.older_button.isVisibleTo(page)

    page.campaigns.older_button.click()
    settle(qtbot, page)

    assert sum(card.isVisibleTo(page) for card in page.campaigns.cards) == 14
    assert not page.campaigns.older_button.isVisibleTo(page)


def test_an_empty_history_invites_to_write(page, qtbot):
    fresh(qtbot, page)

    assert page.empty.isVisible()
    with qtbot.waitSignal(page.new_message_wanted):
        press(qtbot, page.empty.button)


def test_where_there_is_little_room_a_pressed_row_opens_a_drawer(desk, page, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(3))
    page.resize(836, 460)
    fresh(qtbot, page)
    assert not page.side.isVisible()
    assert page.campaigns_button.isVisible()

    rect = page.table.visualRect(page.model.index(0, NAME))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle(qtbot, page)
    assert page.side.isVisible()
    assert page.detail.name.text() == "คนที่ 2"

    press_key(page.side, Qt.Key.Key_Escape)
    assert not page.side.isVisible()

    page.resize(1076, 740)
    assert page.side.isVisible()
    assert not page.side.is_drawer


def test_closing_the_message_shows_the_campaigns_again(desk, page, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(2))
    fresh(qtbot, page).select_row(0)
    settle(qtbot, page)
    assert page.detail.isVisible()

    press(qtbot, page.detail.close_button)

    assert page.campaigns.isVisible()
    assert page.table.chosen is None


def test_another_language_keeps_everything_and_shows_buddhist_years(desk, page, language, qtbot):
    confirm(desk, "ค่าส่วนกลาง", people(5))
    fresh(qtbot, page)
    search(qtbot, page, "คนที่ 4")
    page.select_row(0)
    settle(qtbot, page)

    language.set("th")

    year = str(desk.clock().year + 543)
    qtbot.waitUntil(lambda: year in " ".join(page.detail.pairs.words().values()))
    assert cell(page, 0, STATE) == "ยังไม่ส่ง"
    assert page.table.chosen.name == "คนที่ 4"
    assert page.filters.searched == "คนที่ 4"


def test_a_broken_store_is_a_banner_with_a_button(desk, page, qtbot, monkeypatch):
    confirm(desk, "ค่าส่วนกลาง", people(2))
    from smsdesk.core.errors import StoreError

    def fail(wanted):
        raise StoreError("database_locked")

    with monkeypatch.context() as patched:
        patched.setattr(desk.history, "search", fail)
        fresh(qtbot, page)
        assert page.trouble.isVisible()
        assert "database" not in page.trouble.sentence.text()

    press(qtbot, page.trouble.button)
    settle(qtbot, page)
    assert not page.trouble.isVisible()
    assert page.model.rowCount() == 2


def test_everything_that_takes_the_focus_has_a_name(unknown):
    seen = [widget for widget in focusables(unknown) if widget.isVisible()]
    nameless = [type(widget).__name__ for widget in seen if not spoken(widget)]

    assert nameless == []


@pytest.mark.parametrize("size", [(836, 426), (1076, 740)])
def test_the_page_fits_the_smallest_window_in_both_languages(page, language, size):
    for name in ("th", "en"):
        language.set(name)
        QApplication.processEvents()
        page.resize(*size)
        hint = page.minimumSizeHint()
        assert hint.width() <= size[0]
        assert hint.height() <= size[1]


def test_an_excerpt_begins_shortly_before_what_was_searched_for():
    text = "ก" * 100 + "น้ำ" + "ข" * 10

    shown = excerpt(text, "น้ำ")

    assert shown.startswith("…")
    assert "น้ำ" in shown
    assert len(shown) < 50
    assert excerpt("สั้น น้ำ", "น้ำ") == "สั้น น้ำ"
    assert excerpt("บรรทัด\nสอง", "") == "บรรทัด สอง"


def test_a_split_line_loses_no_letter_even_after_an_emoji(qapp):
    text = "เรียน 😀 คุณสมชาย ใจดี ห้อง A-101 ยอด 1,850.00 บาท"

    first, rest = split_line(text, 140)

    assert rest
    assert (first + rest).replace(" ", "") == text.replace(" ", "")


# --- more filters -----------------------------------------------------------------------------


def choose(qtbot, page: HistoryPage, box, key: object) -> None:
    box.setCurrentIndex([box.itemData(row) for row in range(box.count())].index(key))
    box.activated.emit(box.currentIndex())
    settle(qtbot, page)


def deliver(desk: Desk, campaign: Campaign, delivery: str, which: str, minutes: int) -> None:
    """Write what reports would have said of some, so many minutes after the first request."""
    desk._db.connection().execute(
        "UPDATE message SET delivery = ?, delivery_word = ?, delivery_at = strftime("
        "'%Y-%m-%dT%H:%M:%S+00:00', (SELECT min(sent_at) FROM attempt WHERE campaign_id = ?), ?)"
        f" WHERE campaign_id = ? AND {which}",
        (delivery, delivery, campaign.id, f"{minutes} minutes", campaign.id),
    )


def test_messages_are_narrowed_by_delivery_tag_and_days_as_typed_and_begun_from_the_other_end(
    desk, page, qtbot
):
    first = send(desk, "แรก", people(3))
    second = send(desk, "หลัง", people(2, 50))
    deliver(desk, second, "undelivered", "row = 52", 5)
    desk.totals.set_tag(first.id, "บัญชี")
    fresh(qtbot, page)
    press(qtbot, page.filters.more_button)
    more = page.filters.more

    choose(qtbot, page, more.delivery, "undelivered")
    assert names(page) == ["คนที่ 50"]
    choose(qtbot, page, more.delivery, "")
    choose(qtbot, page, more.tag, "บัญชี")
    assert names(page) == ["คนที่ 2", "คนที่ 1", "คนที่ 0"]
    choose(qtbot, page, more.order, "oldest")
    assert names(page) == ["คนที่ 0", "คนที่ 1", "คนที่ 2"]

    choose(qtbot, page, page.filters.days, "own")
    assert more.first.isVisible()
    assert len(names(page)) == 3, "the last week holds today"
    for field in (more.first, more.last):
        field.clear()
        type_text(field, "1/2/2563")
    press_key(more.last, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert names(page) == []
    more.first.clear()
    type_text(more.first, "31/2/2563")
    press_key(more.first, Qt.Key.Key_Return)
    assert page.trouble.error.code == "typed_day"

    press(qtbot, page.nothing.button)
    settle(qtbot, page)
    assert len(names(page)) == 5
    assert more.first.isHidden()


def test_figures_of_what_was_looked_for_before_do_not_stand_beside_what_is_found(
    desk, page, qtbot, monkeypatch
):
    send(desk, "แรก", people(3))
    fresh(qtbot, page)
    counted = threading.Event()
    plain = desk.history.count
    monkeypatch.setattr(desk.history, "count", lambda *a: counted.wait(20) and plain(*a))

    with qtbot.waitSignal(page.filters.search.searched):
        type_text(page.filters.search, "คนที่ 1")
    qtbot.waitUntil(lambda: page.found.text() == "Counting…", timeout=5000)
    assert names(page) == ["คนที่ 1"], "the rows do not wait for the figures"
    assert page.filters.chips[""].text() == "All"
    counted.set()
    settle(qtbot, page)
    assert page.found.text().startswith("Found 1 message")


# --- charts -----------------------------------------------------------------------------------


def show_charts(qtbot, page: HistoryPage):
    press(qtbot, page.views.buttons[1])
    settle(qtbot, page)
    return page.charts


def test_charts_say_what_went_out_each_day_whose_it_was_and_what_it_cost(desk, page, qtbot):
    campaign = send(desk, "แรก", people(3))
    desk.totals.set_tag(campaign.id, "บัญชี")
    charts = show_charts(qtbot, fresh(qtbot, page))

    accepted = desk.sending.get(campaign.id).tally.accepted
    columns = charts.days.columns
    assert len(columns) == 30
    assert [one.height for one in columns[:-1]] == [0] * 29
    assert columns[-1].height == 3
    assert dict(columns[-1].parts)["accent"] == accepted
    credits_ = desk.sending.get(campaign.id).credits
    assert f"{credits_} credits" in charts.day_card.sum.text()
    assert "office" in charts.by_account.accessibleName()
    assert "บัญชี" in charts.by_tag.accessibleName()

    charts.days.setFocus()
    press_key(charts.days, Qt.Key.Key_Left)
    assert f"Accepted by the service {accepted}" in charts.days.pointed
    choose(qtbot, page, charts.period, "year")
    assert 12 <= len(charts.days.columns) <= 13
    assert charts.days.columns[-1].height == 3
    press(qtbot, charts.measure.buttons[1])
    assert charts.days.columns[-1].height == credits_
    choose(qtbot, page, charts.tag, "บัญชี")
    assert charts.days.columns[-1].height == credits_


def test_a_chart_of_one_campaign_shows_its_outcomes_and_how_fast_it_was_on_the_phones(
    desk, page, qtbot
):
    campaign = send(desk, "แรก", people(4))
    deliver(desk, campaign, "delivered", "row IN (2, 3)", 0)
    deliver(desk, campaign, "delivered", "row = 4", 30)
    charts = show_charts(qtbot, fresh(qtbot, page))

    press(qtbot, page.campaigns.cards[0].row)
    settle(qtbot, page)

    assert charts.outcome_card.title.text() == "แรก"
    assert "On the phone 3" in charts.outcomes.accessibleName()
    assert "Accepted by the service 1" in charts.outcomes.accessibleName()
    assert [int(one.height) for one in charts.arrivals.columns] == [2, 2, 2, 3]
    assert "3 · 75 %" in charts.arrivals.columns[-1].said

    press(qtbot, charts.all_button)
    settle(qtbot, page)
    assert charts.days.isVisible()


def test_a_chart_is_saved_as_a_picture_twice_as_sharp_and_without_its_button(
    desk, page, qtbot, tmp_path
):
    send(desk, "แรก", people(2))
    charts = show_charts(qtbot, fresh(qtbot, page))
    saved: list[object] = []
    page.charts.saved.connect(saved.append)

    size = charts.day_card.size()
    button = charts.day_card.save_button
    place = button.mapTo(charts.day_card, button.rect().center()) * 2
    charts.day_card.save(tmp_path / "chart.png")
    charts.day_card.save(tmp_path / "no folder" / "chart.png")

    assert saved == [tmp_path / "chart.png", None]
    picture = QImage(str(tmp_path / "chart.png"))
    assert picture.size() == size * 2
    around = {
        picture.pixelColor(place.x() + x, place.y() + y).name()
        for x in range(-12, 12) for y in range(-12, 12)
    }  # fmt: skip
    assert len(around) == 1, "where the button stands there is ground"
    assert not page.saving.trouble.isHidden()


def test_a_campaign_gets_a_tag_and_is_asked_to_be_written_again(desk, page, qtbot):
    campaign = send(desk, "แรก", people(2))
    fresh(qtbot, page)
    press(qtbot, page.campaigns.cards[0].row)
    settle(qtbot, page)
    acts = page.campaigns.cards[0].acts
    assert acts.keys == ["again", "tag", "write_back", "certificate"]
    wanted: list[object] = []
    page.again_wanted.connect(wanted.append)

    acts.chosen.emit("again")
    assert wanted == [campaign.id]

    acts.chosen.emit("tag")
    dialog = page.window().findChild(TagDialog)
    type_text(dialog.field, "ฝ่ายบัญชี")
    press(qtbot, dialog.accept_button)
    qtbot.waitUntil(lambda: desk.sending.get(campaign.id).tag == "ฝ่ายบัญชี", timeout=5000)
    qtbot.waitUntil(lambda: "ฝ่ายบัญชี" in spoken(page.campaigns.cards[0].row), timeout=5000)


def test_a_message_is_copied_as_it_is_shown(desk, page, qtbot):
    send(desk, "แรก", people(1))
    fresh(qtbot, page)
    page.select_row(0)
    settle(qtbot, page)

    press(qtbot, page.detail.copy_button)
    told = QApplication.clipboard().text()
    assert "คนที่ 0" in told
    assert "080-xxx-0000" in told
    assert "ขอแจ้งค่าส่วนกลางห้อง A-0" in told
    press(qtbot, page.detail.eye_button)
    press(qtbot, page.detail.copy_button)
    assert "080-000-0000" in QApplication.clipboard().text()
    assert list(page.detail.requests.words().values()) == ["HTTP 201 · 1 message"]


# --- certificates -----------------------------------------------------------------------------


@pytest.fixture
def records(desk, page, jobs, language) -> Records:
    made = Records(page, desk, jobs, Speech(language))
    made.saved.connect(page.saving.tell)
    page.act_wanted.connect(made.act)
    return made


@pytest.fixture
def chosen_file(tmp_path, monkeypatch) -> Path:
    path = tmp_path / "ใบรับรอง.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    return path


def test_a_campaign_is_certified_on_paper_and_the_file_is_named(
    desk, page, records, qtbot, chosen_file
):
    campaign = send(desk, "ค่าส่วนกลาง", people(80))
    fresh(qtbot, page)
    press(qtbot, page.campaigns.cards[0].row)
    settle(qtbot, page)

    with qtbot.waitSignal(records.saved, timeout=10_000):
        page.campaigns.cards[0].acts.chosen.emit("certificate")

    written = chosen_file.read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == 3, "some rows beside the facts, then 38 a page"
    assert [one.name for one in chosen_file.parent.iterdir() if one.suffix == ".part"] == []
    assert page.saving.done.sentence.text() == "Saved as ใบรับรอง.pdf"
    rows = desk._db.connection().execute("SELECT action, count, detail FROM audit").fetchall()
    assert [tuple(row) for row in rows] == [("certificate", 80, f'{{"campaign": {campaign.id}}}')]


def test_a_certificate_says_what_went_out_and_its_code_can_be_checked(desk, page, language):
    campaign = send(desk, "ค่าส่วนกลาง", people(3))
    made = desk.certificates.give(campaign.id)
    facts = dict(CertificateWriter(Speech(language)).facts(made))

    assert facts["Campaign"] == f"ค่าส่วนกลาง · #{campaign.id}"
    assert facts["Text"] == TEXT
    assert facts["Messages"] == "3 messages: Accepted by the service 3"
    assert facts["Practice"] == "Nothing of this reached anyone"
    assert facts["References of the service"] == "3"
    assert (made.length, made.first is not None) == (3, True)
    desk.certificates.check(campaign.id, made.chain.upper()[:32] + " " + made.chain[32:])

    with pytest.raises(InputError, match="certificate_differs"):
        desk.certificates.check(campaign.id, "0" * 64)
    desk._db.connection().execute("UPDATE message SET name = 'somebody else' WHERE row = 3")
    with pytest.raises(InputError, match="certificate_differs"):
        desk.certificates.check(campaign.id, made.chain)


def test_what_is_still_on_its_way_is_not_certified(desk):
    waiting = confirm(desk, "ค่าส่วนกลาง", people(1))
    with pytest.raises(InputError, match="certificate_unfinished"):
        desk.certificates.give(waiting.id)
    lost = send(desk, "หาย", people(1), fault="close_after_read", times=1)
    with pytest.raises(InputError, match="certificate_unfinished"):
        desk.certificates.give(lost.id)


# --- personal data ----------------------------------------------------------------------------


def test_who_was_erased_is_shown_as_that_and_a_look_at_a_whole_number_is_written_down(
    desk, page, records, qtbot
):
    page.revealed.connect(records.note_reveal)
    send(desk, "แรก", people(2))
    desk.privacy.erase("0800000001")
    fresh(qtbot, page)

    gone, kept = page.model.rows
    assert (gone.name, gone.text, gone.erased) == ("", "", True)
    assert cell(page, 0, NAME) == "erased"
    page.select_row(0)
    settle(qtbot, page)
    assert page.detail.number.text() == "erased"
    assert page.detail.eye_button.isHidden()

    page.select_row(1)
    settle(qtbot, page)
    press(qtbot, page.detail.eye_button)
    assert page.detail.number.text() == "080-000-0000"
    press(qtbot, page.detail.eye_button)
    qtbot.waitUntil(lambda: desk.privacy.log()[0].action == "reveal", timeout=5000)
    assert [line.action for line in desk.privacy.log()] == ["reveal", "erase"]
    assert kept.e164 == "+66800000000"


def test_personal_data_opens_from_history(desk, page, records, qtbot):
    page.tool_wanted.connect(records.open_tool)
    fresh(qtbot, page)
    assert page.tools.keys == ["report", "privacy", "backups"]
    page.tools.chosen.emit("privacy")
    dialog = page.window().findChild(PrivacyDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


# --- files ------------------------------------------------------------------------------------


def test_what_is_found_is_exported_with_its_filter_and_the_button_says_so(
    desk, page, qtbot, chosen_file, monkeypatch
):
    send(desk, "แรก", people(5))
    fresh(qtbot, page)
    target = chosen_file.with_suffix(".csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))
    search(qtbot, page, "คนที่ 3")

    with qtbot.waitSignal(page.saving.saved, timeout=10_000):
        press(qtbot, page.export_button)

    lines = target.read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "คนที่ 3" in lines[1]
    assert page.saving.done.isVisible()


def test_results_go_back_into_the_workbook_of_the_campaign_in_the_table(
    desk, page, qtbot, monkeypatch
):
    send(desk, "แรก", people(2))
    fresh(qtbot, page)
    assert page.write_back_button.isHidden()
    press(qtbot, page.campaigns.cards[0].row)
    settle(qtbot, page)
    wanted: list[str] = []
    monkeypatch.setattr(page.saving, "write_back", lambda one: wanted.append(one.title))

    press(qtbot, page.write_back_button)
    page.campaigns.cards[0].acts.chosen.emit("write_back")

    assert wanted == ["แรก", "แรก"]
    page.resize(800, 600)
    assert page.write_back_button.isHidden()
    assert page.tools.keys == ["export", "report", "privacy", "backups"]
