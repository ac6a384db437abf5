"""Draw Schedule and the choice of a time: python -m tests.look.schedule FOLDER [picture ...]."""

from datetime import UTC, date, datetime, timedelta

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, Person
from smsdesk.services.desk import Desk
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.schedule.page import SchedulePage
from smsdesk.ui.schedule.when_dialog import WhenDialog
from tests.look.stage import NOW, SMALLEST, WIDE, Stage, main

HOLIDAYS = {date(2026, 10, 13): "วันนวมินทรมหาราช", date(2026, 10, 23): "วันปิยมหาราช"}
HANDED_OVER = (
    ("แจ้งค่าส่วนกลาง ก.ย. 69", datetime(2026, 9, 24, 2, 0, tzinfo=UTC), 390),
    ("แจ้งฉีดยุง อาคาร B", datetime(2026, 9, 21, 1, 30, tzinfo=UTC), 60),
    ("เตือนวันครบกำหนดค่าส่วนกลาง", datetime(2026, 9, 30, 2, 0, tzinfo=UTC), 96),
    ("แจ้งปิดน้ำซ่อมท่อ อาคาร A", datetime(2026, 10, 2, 2, 0, tzinfo=UTC), 138),
    ("เชิญประชุมใหญ่สามัญ", datetime(2026, 10, 2, 6, 30, tzinfo=UTC), 72),
    ("แจ้งพัสดุตกค้าง", datetime(2026, 10, 14, 3, 0, tzinfo=UTC), 48),
)


def planned(stage: Stage) -> Desk:
    """Return a desk whose service holds some campaigns, and held some."""

    def fill(desk: Desk) -> None:
        desk.accounts.add("ThaiBulkSMS", "thaibulksms", practice=True)
        for number, (title, at, count) in enumerate(HANDED_OVER):
            stage.now = at - timedelta(days=2) if at < NOW else NOW
            people = [Person(f"08{number}{1000 + one:07d}") for one in range(count)]
            draft = Draft("ThaiBulkSMS", title, people, sender="RIVERVIEW", at=at, title=title)
            campaign = desk.composing.confirm(desk.composing.prepare(draft))
            desk.sending.run(campaign.id, JobContext())
        stage.now = NOW

    return stage.desk("schedule", fill)


def open_page(stage: Stage, desk: Desk, size=WIDE) -> Frame:
    page = SchedulePage(desk.sending, desk.accounts, stage.jobs, stage.speech, stage.clock)
    frame = stage.frame(Tab.SCHEDULE, page, size)
    page.refresh()
    stage.settle()
    return frame


def schedule(stage: Stage) -> Frame:
    return open_page(stage, planned(stage))


def schedule_smallest(stage: Stage) -> Frame:
    return open_page(stage, planned(stage), SMALLEST)


def schedule_empty(stage: Stage) -> Frame:
    return open_page(stage, stage.desk())


def asking(stage: Stage, size=WIDE, **options) -> tuple[Frame, WhenDialog]:
    frame = open_page(stage, planned(stage), size)
    dialog = WhenDialog(stage.clock, stage.speech, frame, **options)
    dialog.open_picker()
    stage.settle()
    return frame, dialog


def when(stage: Stage) -> Frame:
    return asking(stage, holidays=HOLIDAYS, at=datetime(2026, 10, 2, 2, 0, tzinfo=UTC))[0]


def when_smallest(stage: Stage) -> Frame:
    return asking(stage, SMALLEST)[0]


def typed(stage: Stage, day: str, clock: str) -> Frame:
    frame, dialog = asking(stage)
    dialog.date_field.setText(day)
    dialog.time_field.setText(clock)
    dialog.time_field.textEdited.emit(clock)
    return frame


def when_soon(stage: Stage) -> Frame:
    return typed(stage, "25/9/2569", "14:35")


def when_wrong(stage: Stage) -> Frame:
    return typed(stage, "31/9/2569", "25:00")


if __name__ == "__main__":
    main(
        "schedule",
        {
            "schedule": schedule,
            "schedule-900": schedule_smallest,
            "schedule-empty": schedule_empty,
            "when": when,
            "when-900": when_smallest,
            "when-soon": when_soon,
            "when-wrong": when_wrong,
        },
    )
