"""Draw every component in all its states: python -m tests.look.components FOLDER."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button, FieldPill, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.chip import Chip, FilterChip
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import LabeledField, SearchField, TextField
from smsdesk.ui.widgets.footer import PageHeader
from smsdesk.ui.widgets.labels import HairLine, PlainLabel
from smsdesk.ui.widgets.segmented import Segmented
from tests.look.stage import Stage, main

Item = QWidget | QLayout | int | None


def row(*items: Item, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)):
    return fill(QHBoxLayout(), items, spacing, margins)


def column(*items: Item, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)):
    return fill(QVBoxLayout(), items, spacing, margins)


def fill(layout, items: Iterable[Item], spacing, margins):
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch()
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


def boxed(layout: QLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def card(*items: Item, kind: str = "card", margins=(20, 14, 20, 16), spacing: int = 12) -> Card:
    made = Card(kind, margins=margins, spacing=spacing)
    fill(made.body, items, spacing, margins)
    return made


def combo(name: str, value: str, icon: str, ink: str = "muted") -> ComboBox:
    box = ComboBox(name)
    box.add_choice(value, value, icon, ink)
    return box


def checked(button):
    button.setChecked(True)
    return button


def button_rows():
    disabled = Button("นำเข้า", "primary")
    disabled.setEnabled(False)
    focused = Button("กำลังโฟกัส")
    focused.setObjectName("focused")
    return (
        row(
            Button("ตรวจทานก่อนส่ง", "primary", icon="arrow-right", trailing=True),
            Button("ลองส่งหาตัวเอง", icon="smartphone"),
            Button("หยุดส่ง", "danger", icon="circle-stop"),
            Button("เพิ่มผู้รับ", "quiet", icon="plus"),
            Button("ลบออก ประหยัด 84 เครดิต", "fix"),
            FieldPill("ชื่อ"),
            None,
            spacing=12,
        ),
        row(
            disabled,
            focused,
            IconButton("chevron-left", "คนก่อนหน้า", boxed=True),
            IconButton("ellipsis", "อื่น ๆ"),
            Chip("list", "ลูกบ้านอาคาร A", "312", remove="เอาออก ลูกบ้านอาคาร A"),
            FilterChip("ปฏิเสธ", "2"),
            checked(FilterChip("แคมเปญนี้")),
            Segmented([(0, "6 สัปดาห์"), (1, "ปีนี้")], "ช่วงเวลา"),
            None,
            spacing=12,
        ),
    )


def badges():
    return row(
        Badge(BadgeSpec("accent", "ผู้ให้บริการรับแล้ว", "check")),
        Badge(BadgeSpec("ok", "ถึงเครื่อง")),
        Badge(BadgeSpec("unknown", "ยังไม่ทราบผล")),
        Badge(BadgeSpec("block", "ผู้ให้บริการปฏิเสธ")),
        Badge(BadgeSpec("neutral", "ไม่ได้ส่ง")),
        Badge(BadgeSpec("warn", "ควรดู")),
        None,
    )


def inputs():
    bad = LabeledField("เบอร์ของคุณ", TextField("02-118-4400"))
    bad.set_error("เบอร์บ้านรับ SMS ไม่ได้ ใส่เบอร์มือถือ")
    search = SearchField("ค้นชื่อหรือเบอร์", "ล้างคำค้น")
    return row(
        LabeledField("ค้นหา", search, "พิมพ์อย่างน้อย 3 ตัว"),
        bad,
        LabeledField("ชื่อผู้ส่ง", combo("ชื่อผู้ส่ง", "RIVERVIEW", "circle-check", "ok")),
        spacing=16,
    )


def components_page() -> QWidget:
    empty = EmptyState("message-square-dashed", "square-pen")
    empty.show_words(
        "ยังไม่มีประวัติการส่ง",
        "ทุกข้อความที่ส่งจะเก็บไว้ที่นี่ ค้นได้ด้วยชื่อ เบอร์ หรือคำในข้อความ",
        "เขียนข้อความแรก",
    )
    parts = card(
        PlainLabel("ปุ่ม", "caption"),
        *button_rows(),
        HairLine(),
        PlainLabel("ป้ายสถานะ", "caption"),
        badges(),
        HairLine(),
        PlainLabel("ช่องกรอก", "caption"),
        inputs(),
        spacing=10,
    )
    banners = column(
        Banner(
            "block",
            "เครดิตไม่พอ ขาด 310",
            "งานนี้ใช้ 4,210 มี 3,900 ยังไม่มีข้อความใดออกไป",
            "เปิดหน้าเติมเครดิต",
        ),
        Banner(
            "warn",
            "12 คนได้ข้อความนี้แล้วเมื่อวันอังคาร",
            "ข้อความเหมือนกันทุกตัวอักษร",
            "ข้าม 12 คน",
        ),
        Banner("unknown", "1 ข้อความยังไม่ทราบผล", "เราไม่ได้ส่งซ้ำ", "ดูและตัดสินใจ"),
        Banner("ok", "นำเข้า 395 คนแล้ว", "ค้างชำระ ก.ย. 69.xlsx", "เลิกทำ"),
        spacing=8,
    )
    page = column(PageHeader("ชิ้นส่วน"), parts, banners, card(empty), margins=(32, 14, 28, 14))
    page.setStretch(3, 1)
    return boxed(page)


def draw_components(stage: Stage) -> Frame:
    frame = stage.frame(Tab.HISTORY, components_page(), (1280, 1010))
    frame.set_count(Tab.SCHEDULE, 4)
    frame.set_count(Tab.HISTORY, 1, "unknown", "1 ยังไม่ทราบผล")
    frame.findChild(Button, "focused").setFocus()
    return frame


if __name__ == "__main__":
    main("components", {"components": draw_components})
