"""Draw the page of the unknown: python -m tests.look.unknown FOLDER [picture ...]."""

from dataclasses import replace

from smsdesk.core.models import AttemptState
from smsdesk.services.desk import Desk
from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.unknown.facts import Waiting
from smsdesk.ui.unknown.page import UnknownPage
from tests.look.history import TEXT, WATER, send
from tests.look.people import people
from tests.look.stage import LAPTOP, SMALLEST, WIDE, Stage, main

TROUBLE = '{"error": {"code": 132, "name": "PUBLISH", "description": "ส่งต่อไม่ได้ชั่วคราว"}}'


def two_campaigns(desk: Desk) -> None:
    desk.accounts.add("ThaiBulkSMS", "thaibulksms", practice=True)
    silent = {"fault": "server_error_after_work", "times": 1, "after": 1}
    send(desk, "แจ้งปิดน้ำอาคาร A", WATER, people(60), fault=silent)
    lost = {"fault": "close_after_read", "times": 1, "after": 4}
    send(desk, "แจ้งค่าส่วนกลาง ก.ย. 69", TEXT, people(60, 100), fault=lost)


def open_page(stage: Stage, desk: Desk, size=WIDE) -> tuple[Frame, UnknownPage]:
    page = UnknownPage(desk.sending, desk.accounts, stage.jobs, stage.speech, stage.clock)
    frame = stage.frame(Tab.HISTORY, page, size)
    page.show_campaign(0)
    stage.until(page.is_settled)
    return frame, page


def full(stage: Stage, size=WIDE) -> tuple[Frame, UnknownPage]:
    return open_page(stage, stage.desk("unknown", two_campaigns), size)


def unknown(stage: Stage) -> Frame:
    return full(stage)[0]


def unknown_real(stage: Stage) -> Frame:
    """Three requests of a real account, each with another kind of answer."""
    frame, page = full(stage)
    facts = page.facts
    one = replace(
        facts.unknown[0], messages=48, parts=96, unknown=48, unknown_parts=96, balance_before=9840
    )
    asked = (
        replace(one, balance_after=9744),
        replace(one, id=4, status=500, phase="complete", body=TROUBLE, balance_after=9840),
        replace(one, id=3, state=AttemptState.PARTIAL, status=200, balance_before=None),
    )
    real = replace(facts.campaign, practice=False, tally=replace(facts.campaign.tally, unknown=83))
    campaigns = tuple(page.waiting._campaigns)
    page._show(Waiting((real, *campaigns[1:]), replace(facts, campaign=real, unknown=asked)))
    return frame


def unknown_details(stage: Stage) -> Frame:
    frame = unknown_real(stage)
    page = frame.findChild(UnknownPage)
    page.evidence.eye_button.click()
    page.evidence.cards[1].details_button.click()
    page.evidence.cards[1].details_button.setFocus()
    stage.breathe(0.2)
    page.findChild(type(page._whole.widget(0))).ensureWidgetVisible(page.evidence.cards[1].raw)
    return frame


def unknown_laptop(stage: Stage) -> Frame:
    return full(stage, LAPTOP)[0]


def unknown_smallest(stage: Stage) -> Frame:
    return full(stage, SMALLEST)[0]


def unknown_not_sent(stage: Stage) -> Frame:
    frame, page = full(stage)
    page.section.panel.not_sent_button.click()
    return frame


def unknown_nothing(stage: Stage) -> Frame:
    return open_page(stage, stage.desk())[0]


if __name__ == "__main__":
    main(
        "unknown",
        {
            "unknown": unknown,
            "unknown-real": unknown_real,
            "unknown-details": unknown_details,
            "unknown-laptop": unknown_laptop,
            "unknown-900": unknown_smallest,
            "unknown-not-sent": unknown_not_sent,
            "unknown-nothing": unknown_nothing,
        },
    )
