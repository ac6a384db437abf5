"""Draw Schedule and the choice of a time: python -m tests.look.schedule FOLDER [picture ...]."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, DraftSource, Person
from smsdesk.core.recurrence import Repeat, rule_for
from smsdesk.services.desk import Desk
from smsdesk.services.pc_tasks import PcTasks
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.schedule.holiday_book import HolidayBook
from smsdesk.ui.schedule.missed_dialog import MissedDialog
from smsdesk.ui.schedule.page import SchedulePage
from smsdesk.ui.schedule.pc_dialog import PcDialog
from smsdesk.ui.schedule.when_dialog import WhenDialog
from smsdesk.ui.schedule.when_picker import Holder, WhenChoice
from smsdesk.ui.status_line import StatusItem
from tests.look.stage import NOW, SMALLEST, WIDE, Stage, control, main

WATER = "แจ้งปิดน้ำซ่อมท่อ อาคาร A"
HANDED_OVER = (
    ("แจ้งค่าส่วนกลาง ก.ย. 69", datetime(2026, 9, 24, 2, 0, tzinfo=UTC), 390, "service"),
    ("แจ้งฉีดยุง อาคาร B", datetime(2026, 9, 21, 1, 30, tzinfo=UTC), 60, "service"),
    ("เตือนวันครบกำหนดค่าส่วนกลาง", datetime(2026, 9, 30, 2, 0, tzinfo=UTC), 96, "service"),
    (WATER, datetime(2026, 10, 2, 2, 0, tzinfo=UTC), 138, "this_pc"),
    ("เชิญประชุมใหญ่สามัญ", datetime(2026, 10, 2, 6, 30, tzinfo=UTC), 72, "this_pc"),
)
PARCELS = "แจ้งพัสดุตกค้าง"


def planned(stage: Stage, name: str = "schedule") -> Desk:
    """Return a desk whose service holds some campaigns; this PC is to send some, and too few
    credits are left for them."""

    def fill(desk: Desk) -> None:
        account = desk.accounts.add("ThaiBulkSMS", "thaibulksms", practice=True)
        for number, (title, at, count, by) in enumerate(HANDED_OVER):
            stage.now = at - timedelta(days=2) if at < NOW else NOW
            people = [Person(f"08{number}{1000 + one:07d}") for one in range(count)]
            draft = Draft(
                "ThaiBulkSMS", title, people, sender="RIVERVIEW", at=at, title=title, by=by
            )
            campaign = desk.composing.confirm(desk.composing.prepare(draft))
            if by == "service":
                desk.sending.run(campaign.id, JobContext())
        stage.now = NOW
        repeated(desk)
        kind = desk.accounts.usual_kind(account)
        desk.accounts.ask_balance(account)
        control(desk, account, "credits", {kind: 200})
        desk.accounts.ask_balance(account)

    stage.now = NOW
    return stage.desk(name, fill)


def repeated(desk: Desk) -> None:
    """Plan what comes every Tuesday; the 13th of October is a holiday."""
    at = datetime(2026, 10, 6, 3, 0, tzinfo=UTC)
    people = [Person(f"089{1000 + one:07d}") for one in range(48)]
    source = DraftSource("typed", numbers=tuple(one.written for one in people))
    draft = Draft(
        "ThaiBulkSMS", PARCELS, people, sender="RIVERVIEW", at=at, title=PARCELS, by="this_pc",
        sources=(source,), repeat=Repeat(rule_for("week", at), 60, 120),
    )  # fmt: skip
    desk.composing.confirm(desk.composing.prepare(draft))


def open_page(stage: Stage, desk: Desk, size=WIDE) -> Frame:
    return show_page(stage, desk, size)[0]


def show_page(stage: Stage, desk: Desk, size=WIDE) -> tuple[Frame, SchedulePage]:
    book = HolidayBook(stage.jobs, stage.clock)
    page = SchedulePage(
        desk.scheduling, desk.recurring, desk.composing, desk.accounts,
        stage.jobs, stage.speech, stage.clock, book=book,
    )  # fmt: skip
    book.setParent(page)
    frame = stage.frame(Tab.SCHEDULE, page, size)
    frame.set_status([StatusItem("warn", "เครื่องนี้ต้องเปิดไว้ ศ. 2 ต.ค. 2569 09:00", "monitor")])
    page.refresh()
    stage.settle()
    return frame, page


def schedule(stage: Stage) -> Frame:
    return open_page(stage, planned(stage))


def changing(stage: Stage) -> Frame:
    frame, page = show_page(stage, planned(stage))
    for one in page.rows:
        if one.title.text() == WATER:
            one.click()
    stage.settle()
    return frame


def calendar(stage: Stage) -> Frame:
    frame, page = show_page(stage, planned(stage))
    page.ways.buttons[1].click()
    page.calendar.after_button.click()
    stage.settle()
    return frame


def schedule_smallest(stage: Stage) -> Frame:
    return open_page(stage, planned(stage), SMALLEST)


def schedule_empty(stage: Stage) -> Frame:
    return open_page(stage, stage.desk())


def asking(stage: Stage, size=WIDE, *, holds=True, moment=None) -> tuple[Frame, WhenDialog]:
    frame, page = show_page(stage, planned(stage), size)
    holder = Holder("ThaiBulkSMS" if holds else "sendbulk", holds)
    dialog = WhenDialog(
        stage.clock, stage.speech, page._book, frame, holder, moment=moment, repeats=True
    )
    dialog.open_picker()
    stage.settle()
    return frame, dialog


FRIDAY = WhenChoice(datetime(2026, 10, 2, 2, 0, tzinfo=UTC), "service")


def when(stage: Stage) -> Frame:
    return asking(stage, moment=FRIDAY)[0]


def when_repeats(stage: Stage) -> Frame:
    repeat = Repeat(rule_for("week", FRIDAY.at), 400, 800)
    moment = replace(FRIDAY, by="this_pc", repeat=repeat)
    return asking(stage, moment=moment)[0]


def when_closed(stage: Stage) -> Frame:
    return asking(stage, holds=False, moment=FRIDAY)[0]


def when_smallest(stage: Stage) -> Frame:
    return asking(stage, SMALLEST)[0]


def typed(stage: Stage, day: str, clock: str) -> Frame:
    frame, dialog = asking(stage)
    dialog.picker.date_field.setText(day)
    dialog.picker.time_field.setText(clock)
    dialog.picker.time_field.textEdited.emit(clock)
    return frame


def when_soon(stage: Stage) -> Frame:
    return typed(stage, "25/9/2569", "14:35")


def when_wrong(stage: Stage) -> Frame:
    return typed(stage, "31/9/2569", "25:00")


def missed(stage: Stage) -> Frame:
    desk = planned(stage, "missed")
    stage.now = datetime(2026, 10, 2, 4, 40, tzinfo=UTC)
    desk.scheduling.look()
    frame, _page = show_page(stage, desk)
    (campaign,) = desk.scheduling.look().missed
    dialog = MissedDialog(
        frame, campaign, stage.speech, stage.clock, allowed=stage.now,
        morning=datetime(2026, 10, 5, 2, 0, tzinfo=UTC),
    )  # fmt: skip
    dialog.begin()
    dialog.later_card.click()
    stage.settle()
    return frame


def this_pc(stage: Stage) -> Frame:
    frame = open_page(stage, planned(stage))
    tasks = PcTasks(["smsdesk"], stage.folder())
    dialog = PcDialog(frame, tasks, stage.jobs, stage.speech, tray=True)
    dialog.begin()
    stage.settle()
    return frame


if __name__ == "__main__":
    main(
        "schedule",
        {
            "schedule": schedule,
            "changing": changing,
            "calendar": calendar,
            "schedule-900": schedule_smallest,
            "schedule-empty": schedule_empty,
            "when": when,
            "when-repeats": when_repeats,
            "when-closed": when_closed,
            "when-900": when_smallest,
            "when-soon": when_soon,
            "when-wrong": when_wrong,
            "missed": missed,
            "this-pc": this_pc,
        },
    )
