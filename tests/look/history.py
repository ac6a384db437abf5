"""Draw History: python -m tests.look.history FOLDER [picture ...].

Delivery reports are written into the database: ThaiBulkSMS would call them back.
"""

import random
from datetime import timedelta

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, Person
from smsdesk.services.desk import Desk
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.history.page import HistoryPage
from tests.look.people import people
from tests.look.stage import NOW, SMALLEST, WIDE, Stage, control, main

TEXT = (
    "เรียน คุณ{ชื่อ} นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง {ห้อง} ก.ย. 69 ยอด {ยอด} บาท "
    "ชำระภายใน 30 ก.ย. 69 หากชำระแล้วขออภัยค่ะ"
)
WATER = "นิติฯ ริเวอร์วิวแจ้งปิดน้ำอาคาร A วันเสาร์ที่ 26 ก.ย. 69 เวลา 09:00–15:00 น. ขออภัยในความไม่สะดวก"
MEETING = "ขอเชิญคุณ{ชื่อ} ห้อง {ห้อง} ประชุมใหญ่ประจำปี วันเสาร์ที่ 10 ต.ค. 69 เวลา 10:00 น. ที่ห้องโถงอาคาร A"


def send(
    desk: Desk,
    title: str,
    text: str,
    who: list[Person],
    *,
    fault: dict | None = None,
    job: JobContext | None = None,
):
    draft = Draft(
        account="ThaiBulkSMS",
        message=text,
        people=who,
        sender="RIVERVIEW",
        title=title,
        known_fields=("ชื่อ", "ห้อง", "ยอด"),
    )
    campaign = desk.composing.confirm(desk.composing.prepare(draft, ask=False))
    desk.accounts.ask_balance(desk.accounts.by_name("ThaiBulkSMS"))
    if fault:
        control(desk, desk.accounts.by_name("ThaiBulkSMS"), "faults", fault)
    desk.sending.run(campaign.id, job or JobContext())
    return desk.sending.get(campaign.id)


def fill_history(desk: Desk) -> None:
    desk.accounts.add("ThaiBulkSMS", "thaibulksms", practice=True)
    desk.accounts.add("สำนักงานสาขา", "thaibulksms", practice=True)
    water = send(desk, "แจ้งปิดน้ำอาคาร A", WATER, people(320))
    stopped = JobContext()
    stopped.cancel()
    send(desk, "เชิญประชุมใหญ่ 2569", MEETING, people(24, 500), job=stopped)
    lost = {"fault": "close_after_read", "times": 1, "after": 54}
    fees = send(desk, "แจ้งค่าส่วนกลาง ก.ย. 69", TEXT, people(60, 40), fault=lost)
    if fees.tally.queued:
        desk.sending.run(fees.id, JobContext())
    con = desk._db.connection()
    ids = {"a": water.id, "b": fees.id}
    con.execute(
        "UPDATE message SET delivery = 'delivered', delivery_word = 'delivery'"
        " WHERE state = 'accepted' AND id % 5 IN (1, 2, 4) AND campaign_id IN (:a, :b)",
        ids,
    )
    con.execute(
        "UPDATE message SET delivery = 'undelivered', delivery_word = 'undelivered'"
        " WHERE state = 'accepted' AND id % 41 = 0"
    )
    con.execute("UPDATE campaign SET practice = 0 WHERE id = :b", ids)  # a real one has a report


TAGS = ("นิติบุคคล", "บัญชี", "ช่าง", "")


def fill_months(desk: Desk) -> None:
    """As fill_history, and 400 campaigns of the year before: their sums alone."""
    fill_history(desk)
    con = desk._db.connection()
    con.execute("UPDATE campaign SET practice = 0")
    con.execute("UPDATE campaign SET tag = 'นิติบุคคล' WHERE id <> 2")
    rng = random.Random(8)
    for number in range(400):
        at = NOW - timedelta(days=number * 0.9 + 0.4)
        if at.weekday() == 6:
            continue
        sent = int(rng.lognormvariate(5, 0.8))
        campaign = con.execute(
            "INSERT INTO campaign (title, account_id, practice, state, sender, template, options, "
            "purpose, parts, confirmed_at, ended_at, tag) VALUES (?, ?, 0, 'finished', ?, '', "
            "'{}', 'transactional', ?, ?, ?, ?) RETURNING id",
            (
                f"แจ้งเตือน {number}", 1 + number % 2, ("RIVERVIEW", "NITI")[number % 2], sent,
                at.isoformat(), at.isoformat(), TAGS[number % 4],
            ),
        ).fetchone()[0]  # fmt: skip
        for state, share in (("accepted", 1.0), ("rejected", 0.02), ("unknown", 0.004)):
            count = int(sent * share)
            con.execute(
                "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?)",
                (campaign, state, count, count * 2, count, count * 2.0),
            )


def open_page(stage: Stage, desk: Desk, size=WIDE) -> tuple[Frame, HistoryPage]:
    page = HistoryPage(
        desk.history,
        desk.sending,
        desk.accounts,
        stage.jobs,
        stage.speech,
        stage.clock,
        reports=desk.reports,
        totals=desk.totals,
        exporting=desk.exporting,
        writing_back=desk.writing_back,
    )
    frame = stage.frame(Tab.HISTORY, page, size)
    frame.set_count(Tab.HISTORY, 1, "unknown", "1 ยังไม่ทราบผล")
    page.refresh()
    stage.until(page.is_settled)
    return frame, page


def full(stage: Stage, size=WIDE) -> tuple[Frame, HistoryPage]:
    return open_page(stage, stage.desk("history", fill_history), size)


def search(stage: Stage, page: HistoryPage, text: str) -> None:
    page.filters.search.setText(text)
    stage.breathe(0.3)
    stage.until(page.is_settled)


def history_full(stage: Stage) -> Frame:
    frame, page = full(stage)
    search(stage, page, "ค่าส่วนกลาง")
    return frame


def history_unknown(stage: Stage) -> Frame:
    frame, page = full(stage)
    page.show_campaign(page.campaigns.standings[0].campaign.id)
    stage.until(page.is_settled)
    unknown = next(n for n, row in enumerate(page.model.rows) if row.state == "unknown")
    page.table.scrollTo(
        page.model.index(max(unknown - 3, 0), 0), page.table.ScrollHint.PositionAtTop
    )
    page.select_row(unknown)
    page.filters.search.setFocus()
    stage.until(page.is_settled)
    return frame


def history_resolve(stage: Stage) -> Frame:
    frame = history_unknown(stage)
    frame.findChild(HistoryPage).detail.not_sent_button.click()
    stage.breathe(0.2)
    return frame


def history_small(stage: Stage) -> Frame:
    frame, page = full(stage, SMALLEST)
    search(stage, page, "ค่าส่วนกลาง")
    return frame


def history_drawer(stage: Stage) -> Frame:
    frame, page = full(stage, SMALLEST)
    unknown = next(n for n, row in enumerate(page.model.rows) if row.state == "unknown")
    page.select_row(unknown)
    page.table.opened.emit()
    stage.breathe(0.4)
    stage.until(page.is_settled)
    return frame


def history_nothing(stage: Stage) -> Frame:
    frame, page = full(stage)
    search(stage, page, "ไม่มีคำนี้")
    return frame


def history_empty(stage: Stage) -> Frame:
    return open_page(stage, stage.desk())[0]


def charts(stage: Stage, period: str = "month", size=WIDE) -> Frame:
    frame, page = open_page(stage, stage.desk("months", fill_months), size)
    page.views.buttons[1].click()
    page.charts.period.choose(period)
    page.charts.refresh()
    stage.until(page.is_settled)
    return frame


def charts_month(stage: Stage) -> Frame:
    frame = charts(stage)
    chart = frame.findChild(HistoryPage).charts.days
    chart._point(len(chart.columns) - 4)
    return frame


def charts_year(stage: Stage) -> Frame:
    return charts(stage, "year")


def charts_small(stage: Stage) -> Frame:
    return charts(stage, "quarter", SMALLEST)


def charts_campaign(stage: Stage) -> Frame:
    desk = stage.desk("history", fill_history)
    frame, page = open_page(stage, desk)
    first = page.campaigns.standings[-1].campaign.id
    con = desk._db.connection()
    con.execute(
        "UPDATE message SET delivery_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', "
        "(SELECT min(sent_at) FROM attempt WHERE campaign_id = :id), "
        "((id * id % 97) * (1 + id % 7)) || ' minutes') WHERE campaign_id = :id",
        {"id": first},
    )
    page.show_campaign(first)
    page.views.buttons[1].click()
    stage.until(page.is_settled)
    return frame


def filters_open(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk("months", fill_months))
    page.filters.days.choose("own")
    page.filters.days.chosen.emit("own")
    page.show_campaign(3)
    stage.until(page.is_settled)
    return frame


if __name__ == "__main__":
    main(
        "history",
        {
            "history": history_full,
            "history-unknown": history_unknown,
            "history-resolve": history_resolve,
            "history-900": history_small,
            "history-900-drawer": history_drawer,
            "history-charts": charts_month,
            "history-charts-year": charts_year,
            "history-charts-campaign": charts_campaign,
            "history-charts-900": charts_small,
            "history-filters": filters_open,
            "history-nothing": history_nothing,
            "history-empty": history_empty,
        },
    )
