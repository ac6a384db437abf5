"""Draw the lists, their people and dialogs: python -m tests.look.lists FOLDER [picture ...]."""

from datetime import date

from PySide6.QtGui import QGuiApplication

from smsdesk.paths import resource
from smsdesk.services.desk import Desk
from smsdesk.services.imports import ImportOptions
from smsdesk.ui.contacts.contact_dialog import ContactDialog
from smsdesk.ui.contacts.details_dialog import DetailsDialog
from smsdesk.ui.contacts.merge_dialog import MergeDialog
from smsdesk.ui.contacts.never_dialog import NeverDialog
from smsdesk.ui.contacts.page import ContactsPage
from smsdesk.ui.frame import Frame, Tab
from tests.look.people import contacts_file, workbook
from tests.look.stage import SMALLEST, WIDE, Stage, main


def open_page(stage: Stage, desk: Desk, size=WIDE) -> tuple[Frame, ContactsPage]:
    page = ContactsPage(
        desk.contacts, desk.imports, desk.do_not_contact, stage.jobs, stage.speech, stage.clock
    )
    frame = stage.frame(Tab.CONTACTS, page, size)
    frame.offer_never()
    page.refresh()
    stage.until(page.is_settled)
    return frame, page


def fill(desk: Desk, stage: Stage) -> None:
    folder = stage.folder()
    desk.imports.import_file(contacts_file(folder), "ค้างชำระ ก.ย. 69")
    desk.imports.import_file(resource("samples", "residents.csv"), "ลูกบ้านอาคาร A")
    desk.imports.import_file(workbook(folder), "ลูกบ้านอาคาร B", ImportOptions(hidden_rows="skip"))
    lists = {one.name: one.id for one in desk.contacts.lists()}
    desk.contacts.set_tags(lists["ลูกบ้านอาคาร A"], ["ลูกบ้าน", "อาคาร A", "นิติบุคคล", "จอดรถ"])
    desk.contacts.set_tags(lists["ลูกบ้านอาคาร B"], ["ลูกบ้าน"])
    desk.contacts.set_consent(lists["ลูกบ้านอาคาร A"], "แบบฟอร์มที่สำนักงาน", date(2026, 9, 1))
    never = desk.do_not_contact
    never.add(["081-234-5678"], reason="ย้ายออกแล้ว", who="กัลยา")
    never.add(["089-111-2233"], reason="ขอไม่รับข้อความทาง LINE", who="กัลยา")
    never.add(["062-345-6789"], who="ณัฐพล")
    never.add(["086-777-8899"], reason="ขอให้ลบข้อมูลส่วนบุคคล", who="ณัฐพล")
    never.erase(["086-777-8899"])


def desk_of(stage: Stage) -> Desk:
    desk = stage.desk()
    fill(desk, stage)
    return desk


def list_a(stage: Stage, size=WIDE) -> tuple[Frame, ContactsPage]:
    frame, page = open_page(stage, desk_of(stage), size)
    page.lists.choose("ลูกบ้านอาคาร A")
    stage.until(page.is_settled)
    return frame, page


def plain(stage: Stage) -> Frame:
    return list_a(stage)[0]


def small(stage: Stage) -> Frame:
    frame, page = list_a(stage, SMALLEST)
    page.people.table.selectRow(1)
    return frame


def chosen(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.people.table.selectRow(1)
    page.people.table.selectionModel().select(
        page.people.table.rows.index(3, 0),
        page.people.table.selectionModel().SelectionFlag.Select
        | page.people.table.selectionModel().SelectionFlag.Rows,
    )
    return frame


def tagged(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.lists.chips[-1].click()
    return frame


def rename(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.people.title.begin()
    page.people.title.field.setText("ลูกบ้านอาคาร B")
    page.people.title.field.returnPressed.emit()
    stage.until(page.is_settled)
    return frame


def elsewhere(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.people.search.setText("วิภา ศรีสุข")
    page.people.search.searched.emit("วิภา ศรีสุข")
    stage.until(page.is_settled)
    return frame


def new_list(stage: Stage) -> Frame:
    frame, page = open_page(stage, desk_of(stage))
    page.lists.new_button.click()
    return frame


def empty_list(stage: Stage) -> Frame:
    desk = desk_of(stage)
    desk.contacts.make_list("ร้านค้าชั้น 1")
    frame, page = open_page(stage, desk)
    page.lists.choose("ร้านค้าชั้น 1")
    stage.until(page.is_settled)
    return frame


def details(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.people.menu_button.details_act.trigger()
    return frame


def details_wrong(stage: Stage) -> Frame:
    frame = details(stage)
    dialog = frame.findChild(DetailsDialog)
    dialog.day.setText("เมื่อวาน")
    dialog.save_button.click()
    return frame


def merge(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.people.menu_button.merge_act.trigger()
    return frame


def merged(stage: Stage) -> Frame:
    frame = merge(stage)
    dialog = frame.findChild(MergeDialog)
    dialog.merge_button.click()
    stage.settle()
    return frame


def person(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.people.table.selectRow(2)
    page.people.foot.edit_button.click()
    return frame


def person_wrong(stage: Stage) -> Frame:
    frame = person(stage)
    dialog = frame.findChild(ContactDialog)
    dialog.number.setText("02-118-4400 ต่อ 12")
    dialog.save_button.click()
    stage.settle()
    return frame


def person_new(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.people.add_button.click()
    return frame


def exported(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.export(stage.folder() / "ลูกบ้านอาคาร A.xlsx")
    stage.until(page.is_settled)
    return frame


def not_exported(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.export(stage.folder() / "ไม่มีโฟลเดอร์นี้" / "ลูกบ้าน.xlsx")
    stage.until(page.is_settled)
    return frame


def never(stage: Stage, size=WIDE) -> Frame:
    frame, page = open_page(stage, desk_of(stage), size)
    page.lists.never.click()
    stage.until(page.is_settled)
    page.never.table.selectRow(1)
    return frame


def never_small(stage: Stage) -> Frame:
    return never(stage, SMALLEST)


def never_empty(stage: Stage) -> Frame:
    frame, page = open_page(stage, stage.desk())
    page.lists.never.click()
    stage.until(page.is_settled)
    return frame


def quick(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.set_who("กัลยา")
    QGuiApplication.clipboard().setText("โทร. 089-111-0004")
    page.ask_never()
    return frame


def quick_wrong(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    QGuiApplication.clipboard().setText("สวัสดีค่ะ")
    page.ask_never()
    dialog = frame.findChild(NeverDialog)
    dialog.number.setText("โทร 12")
    dialog.add_button.click()
    stage.settle()
    return frame


def quick_done(stage: Stage) -> Frame:
    frame, page = list_a(stage)
    page.set_who("กัลยา")
    QGuiApplication.clipboard().setText(page.people.table.rows.row_at(0).e164)
    page.ask_never()
    frame.findChild(NeverDialog).add_button.click()
    stage.settle()
    return frame


def nothing(stage: Stage) -> Frame:
    return open_page(stage, stage.desk())[0]


if __name__ == "__main__":
    main(
        "lists",
        {
            "list": plain,
            "small": small,
            "chosen": chosen,
            "tagged": tagged,
            "rename": rename,
            "elsewhere": elsewhere,
            "new-list": new_list,
            "empty-list": empty_list,
            "details": details,
            "wrong-day": details_wrong,
            "merge": merge,
            "joined": merged,
            "person": person,
            "bad-number": person_wrong,
            "add-person": person_new,
            "exported": exported,
            "failed-export": not_exported,
            "never": never,
            "900-never": never_small,
            "no-never": never_empty,
            "quick": quick,
            "wrong-quick": quick_wrong,
            "done-quick": quick_done,
            "nothing": nothing,
        },
    )
