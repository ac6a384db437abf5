"""Draw every component, and pages staged of them, as pictures: gallery.py FOLDER [picture ...].

The pages are staged: nothing in them works. They are for eyes, beside the design's pictures.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from smsdesk.ui.frame import Frame, Tab
from smsdesk.ui.language import Language
from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.status_line import StatusItem
from smsdesk.ui.style import Theme, load_fonts
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.bars import Histogram, HistogramRow, OutcomeBar, PartsMeter
from smsdesk.ui.widgets.button import Button, FieldPill, IconButton
from smsdesk.ui.widgets.card import Card, DashedRule
from smsdesk.ui.widgets.chip import Chip, FilterChip
from smsdesk.ui.widgets.choices import CheckBox, ChoiceCard
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import WIDE, Dialog, ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import LabeledField, SearchField, TextField
from smsdesk.ui.widgets.figure import Figure
from smsdesk.ui.widgets.footer import FooterBar, PageHeader
from smsdesk.ui.widgets.labels import HairLine, IconLabel, PlainLabel
from smsdesk.ui.widgets.message_editor import MessageEditor
from smsdesk.ui.widgets.phone_preview import PhoneMessage, PhonePreview
from smsdesk.ui.widgets.segmented import Segmented
from smsdesk.ui.widgets.stat_tile import StatTile
from smsdesk.ui.widgets.steps import Steps
from smsdesk.ui.widgets.table_view import TableView
from smsdesk.ui.widgets.units import unit_of

NOW = datetime(2026, 9, 25, 7, 32, tzinfo=UTC)
THAI = {
    "Compose": "เขียนข้อความ",
    "Contacts": "รายชื่อ",
    "Schedule": "ตั้งเวลาส่ง",
    "Accounts": "บัญชี",
    "History": "ประวัติ",
    "Practice mode": "โหมดฝึกหัด",
    "Everything works as usual, but no message reaches anyone": (
        "ทุกอย่างทำงานเหมือนจริง แต่ไม่มีข้อความใดออกไปถึงใคร"
    ),
    "Switch to a real account": "เปลี่ยนเป็นบัญชีจริง",
    "Bangkok time {time}": "เวลากรุงเทพฯ {time}",
}
ZERO = "\u200b"
TEXT = (
    f"เรียน คุณ{{ชื่อ}}{ZERO} นิติฯ ริเวอร์วิวขอแจ้งค่าส่วนกลางห้อง {{ห้อง}} ก.ย. 69{ZERO} "
    f"ยอด {{ยอด}} บาท ชำระภายใน {{ครบกำหนด}}{ZERO} หากชำระแล้วขออภัยค่ะ"
)
VALUES = {
    "ชื่อ": "กมลวรรณ พิพัฒน์",
    "ห้อง": "A-1204",
    "ยอด": "12,850.00",
    "ครบกำหนด": "30 ก.ย. 69",
}
PART = 67
Item = QWidget | QLayout | int | None


class StagedThai(QTranslator):
    """The frame's words, until the translations are written."""

    def translate(self, _context, source, _disambiguation=None, _n=-1):
        return THAI.get(source, source)


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


def staged_message() -> PhoneMessage:
    text, values = "", []
    for piece in TEXT.replace("{", "\0{").replace("}", "}\0").split("\0"):
        if piece.startswith("{"):
            value = VALUES[piece[1:-1]]
            values.append((len(text), len(value)))
            text += value
        else:
            text += piece
    parts = tuple(min(PART, len(text) - start) for start in range(0, len(text), PART))
    return PhoneMessage(
        sender="RIVERVIEW",
        text=text,
        note="ข้อความ SMS",
        time="14:32",
        values=tuple(values),
        parts=parts,
        ruler=tuple(f"ส่วน {number} · {units}" for number, units in enumerate(parts, 1)),
        capacity=PART,
        warn_last=True,
    )


def recipients() -> Card:
    return card(
        row(
            PlainLabel("ผู้รับ", "heading"),
            None,
            PlainLabel("402 คน", "strong"),
            PlainLabel("รวมเบอร์ซ้ำ 4 · ข้าม 5", "small"),
            Button("เพิ่มผู้รับ", "quiet", icon="plus"),
        ),
        row(
            Chip("list", "ลูกบ้านอาคาร A", "312", remove="เอาออก ลูกบ้านอาคาร A"),
            Chip("file-spreadsheet", "ค้างชำระ ก.ย. 69.xlsx", "98", remove="เอาออก ค้างชำระ"),
            Chip("phone", "081-xxx-5678", remove="เอาออก 081-xxx-5678"),
            None,
        ),
        margins=(20, 8, 14, 14),
        spacing=8,
    )


def message_card(message: PhoneMessage) -> Card:
    editor = MessageEditor()
    editor.setAccessibleName("ข้อความ")
    editor.set_message(TEXT)
    editor.set_known_fields(VALUES)
    marks = [(unit_of(TEXT, at), 1) for at, letter in enumerate(TEXT) if letter == ZERO]
    editor.set_costly(marks)
    meter = PartsMeter()
    meter.show_parts(message.parts, message.capacity, warn_last=True)
    made = card(
        row(
            PlainLabel("ข้อความ", "heading"),
            None,
            PlainLabel("แทรกช่อง", "small"),
            *map(FieldPill, VALUES),
            spacing=6,
        ),
        editor,
        row(
            PlainLabel(f"ยาวสุด {len(message.text)} อักขระ", "medium"),
            meter,
            PlainLabel(f"{len(message.parts)} ส่วน", "strong"),
            PlainLabel("ส่วนละ 67", "small"),
            spacing=12,
        ),
        Banner(
            "warn",
            "ช่องว่างล่องหน 3 ตัว ทำให้ 84 คนเกินเป็น 3 ส่วน",
            "มักติดมาจากไลน์หรือเวิร์ด ลบแล้วอ่านเหมือนเดิมทุกตัว",
            "ลบออก ประหยัด 84 เครดิต",
        ),
    )
    made.body.setStretch(1, 1)
    return made


def preview_card(message: PhoneMessage) -> Card:
    phone = PhonePreview()
    phone.setAccessibleName("ตัวอย่างบนเครื่อง")
    phone.show_message(message)
    made = card(
        row(
            column(
                PlainLabel("ตัวอย่างบนเครื่อง", "heading"),
                PlainLabel("เรียงจากที่แปลกที่สุด", "small"),
                spacing=0,
            ),
            None,
            IconButton("chevron-left", "คนก่อนหน้า", boxed=True),
            PlainLabel("1 / 402", "strong"),
            IconButton("chevron-right", "คนถัดไป", boxed=True),
        ),
        row(
            Badge(BadgeSpec("warn", "ยาวที่สุด")),
            PlainLabel("กมลวรรณ พิพัฒน์ · 089-xxx-0147", "small"),
            None,
        ),
        phone,
        margins=(18, 14, 18, 0),
        spacing=10,
    )
    made.body.setStretch(2, 1)
    return made


def finding(sentence: str, button: str):
    return row(
        IconLabel("triangle-alert", "warn"),
        PlainLabel(sentence, "medium"),
        None,
        Button(button, "quiet"),
        spacing=10,
        margins=(14, 4, 6, 4),
    )


def findings_card() -> Card:
    return card(
        row(
            PlainLabel("ควรดูก่อนส่ง", "heading"),
            None,
            PlainLabel("2 เรื่อง ไม่มีอะไรห้ามส่ง", "small"),
            margins=(16, 10, 16, 4),
        ),
        finding("12 คนได้ข้อความนี้แล้วเมื่อวันอังคาร", "ข้าม 12 คน"),
        HairLine(),
        finding("1 คน ชื่อดูเหมือนเบอร์โทร", "ดูแถวนี้"),
        margins=(1, 0, 1, 6),
        spacing=0,
    )


def compose_page(compact: bool = False) -> QWidget:
    message = staged_message()
    header = PageHeader("เขียนข้อความ")
    header.add_tools(
        IconLabel("check", "ok", 15),
        PlainLabel("บันทึกร่างแล้ว 14:31", "small"),
        Button("เหมือนเดือนก่อน", "quiet", icon="repeat"),
    )
    pickers = row(
        LabeledField("ชื่อผู้ส่ง", combo("ชื่อผู้ส่ง", "RIVERVIEW", "circle-check", "ok")),
        LabeledField("แม่แบบ", combo("แม่แบบ", "แจ้งค่าส่วนกลาง", "file-text")),
        LabeledField("ตัวเลือกของผู้ให้บริการ", combo("ตัวเลือก", "Corporate", "settings")),
        spacing=16,
    )
    left = column(recipients(), message_card(message), pickers, spacing=16)
    left.setStretch(1, 1)
    body = row(left, spacing=20)
    body.setStretch(0, 1)
    if not compact:
        right = column(preview_card(message), findings_card(), spacing=16)
        right.setStretch(0, 1)
        side = boxed(right)
        side.setFixedWidth(368)
        body.addWidget(side)
    footer = FooterBar()
    footer.add_left(
        boxed(
            column(
                row(
                    PlainLabel("402 คน", "strong"),
                    PlainLabel("·"),
                    PlainLabel("900 เครดิต", "strong"),
                ),
                PlainLabel("คงเหลือหลังส่ง 7,512", "small"),
                spacing=0,
            )
        )
    )
    if compact:
        footer.add_right(Button("ดูตัวอย่าง 402", icon="eye"))
    footer.add_right(
        Button("ลองส่งหาตัวเอง", icon="smartphone"),
        Button("ตรวจทานก่อนส่ง", "primary", icon="arrow-right", trailing=True),
    )
    whole = column(header, body, spacing=12, margins=(32, 18, 28, 14))
    whole.setStretch(1, 1)
    content = boxed(whole)
    return boxed(column(ScrollColumn(content), footer, spacing=0))


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
            checked(CheckBox("ฉบับย่อ")),
            None,
            spacing=12,
        ),
    )


def checked(button):
    button.setChecked(True)
    return button


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


@dataclass(frozen=True)
class Found:
    row: str
    name: str
    given: str
    badge: BadgeSpec
    used: str
    why: str


REPAIRED = BadgeSpec("ok", "แก้ให้แล้ว", "wrench")
DOUBLE = BadgeSpec("neutral", "ซ้ำ", "copy")
REFUSED = BadgeSpec("block", "ใช้ไม่ได้")
FOUND = [
    Found("3", "สมชาย ใจดี", "812345678", REPAIRED, "081-234-5678", "เติมเลข 0 ที่ Excel ตัดทิ้ง"),
    Found("7", "วิภา ศรีสุข", "๐๘๙-๑๑๑-๒๒๓๓", REPAIRED, "089-111-2233", "แปลงเลขไทยเป็นเลขอารบิก"),
    Found("22", "สมชาย ใจดี", "+66 81 234 5678", DOUBLE, "", "เบอร์เดียวกับแถว 3 เก็บไว้แถวเดียว"),
    Found("41", "ประไพ ทองดี", "6.68E+10", REFUSED, "", "ตัวเลขหายไปแล้ว ต้องแก้ในไฟล์เดิม"),
    Found("58", "ร้านเจริญพาณิชย์", "02-118-4400", REFUSED, "", "เบอร์บ้าน รับ SMS ไม่ได้"),
]


def found_table() -> TableView:
    table = TableView("แถวที่ควรดู")
    model = RowsModel(
        [
            Column("แถวใน Excel", lambda found: found.row, ink="muted"),
            Column("ชื่อ", lambda found: found.name),
            Column("ในไฟล์", lambda found: found.given),
            Column("ผล", lambda found: "", badge=lambda found: found.badge),
            Column("เบอร์ที่ใช้", lambda found: found.used, kind="strong"),
            Column("เพราะอะไร", lambda found: found.why),
        ],
        table,
    )
    model.set_rows(FOUND)
    table.setModel(model)
    table.set_columns([112, 140, 164, 124, 130, 200], stretch=5)
    table.set_searched("สมชาย")
    table.selectRow(1)
    table.setMinimumHeight(38 + 42 * len(FOUND) + 6)
    return table


def found_page() -> QWidget:
    header = PageHeader("นำเข้ารายชื่อ")
    header.add_tools(PlainLabel("ค้างชำระ ก.ย. 69.xlsx · แผ่นงาน “อาคาร A” · 410 แถว", "small"))
    steps = Steps(["ไฟล์", "แผ่นงาน", "คอลัมน์", "ผลที่พบ", "เสร็จ"])
    steps.set_current(3)
    search = SearchField("ค้นชื่อหรือเบอร์", "ล้างคำค้น")
    search.setFixedWidth(210)
    tiles = row(
        StatTile("เพิ่มใหม่", "371", icon="circle-check", tone="ok"),
        StatTile("อัปเดต", "24", icon="refresh-cw", tone="accent"),
        StatTile("ซ้ำ รวมเป็นหนึ่ง", "9", icon="copy"),
        checked(StatTile("ใช้ไม่ได้", "6", icon="octagon-x", tone="block")),
        spacing=16,
    )
    rows = card(
        row(
            PlainLabel("แถวที่ควรดู 39 แถว", "heading"),
            PlainLabel("กดกล่องด้านบนเพื่อดูทีละกลุ่ม", "small"),
            None,
            search,
            spacing=12,
            margins=(14, 12, 16, 6),
        ),
        found_table(),
        margins=(1, 0, 1, 6),
        spacing=0,
    )
    tip = Banner(
        "accent",
        "แถว 41: เปิดไฟล์ใน Excel แล้วจัดรูปแบบคอลัมน์เบอร์เป็น “ข้อความ” ก่อนพิมพ์เบอร์ใหม่",
        button="ดูวิธีทีละขั้น",
    )
    footer = FooterBar()
    footer.add_left(Button("ย้อนกลับ"))
    footer.add_right(
        PlainLabel("นำเข้าแล้วเลิกทำได้ทุกเมื่อ", "small"),
        Button("บันทึก 6 แถวที่ใช้ไม่ได้เป็น Excel", icon="download"),
        Button("นำเข้า 395 คน", "primary"),
    )
    body = column(header, steps, tiles, rows, tip, spacing=14, margins=(32, 18, 28, 10))
    body.setStretch(3, 1)
    whole = column(boxed(body), footer, spacing=0)
    whole.setStretch(0, 1)
    return boxed(whole)


def pair(name: str, value: str, role: str = "strong", name_role: str = "body"):
    return row(PlainLabel(name, name_role), None, PlainLabel(value, role))


def slip() -> QVBoxLayout:
    reasons = (
        ("ได้ข้อความนี้แล้วเมื่อวันอังคาร", "12", "history"),
        ("เบอร์ซ้ำ รวมเป็นหนึ่ง", "4", "copy"),
        ("อยู่ในรายการห้ามส่ง", "3", "ban"),
        ("เบอร์ใช้ไม่ได้", "2", "octagon-x"),
    )
    parts = Histogram()
    parts.show_rows(
        [
            HistogramRow("2 ส่วน", 378, "378 คน"),
            HistogramRow("3 ส่วน", 12, "12 คน"),
        ]
    )
    return column(
        pair("จะได้รับข้อความ", "390 คน", "heading", "heading"),
        pair("ข้าม", "21 แถว"),
        *(
            row(
                IconLabel(icon, "muted", 15), PlainLabel(why, "small"), None, PlainLabel(n, "small")
            )
            for why, n, icon in reasons
        ),
        DashedRule(),
        PlainLabel("จำนวนส่วนต่อคน", "medium"),
        parts,
        DashedRule(),
        row(PlainLabel("ใช้ทั้งหมด", "heading"), None, Figure("792", "เครดิต")),
        pair("คงเหลือตอนนี้", "8,412", "body", "muted"),
        pair("คงเหลือหลังส่ง", "7,620"),
        pair("ส่งเสร็จราว", "14:37 น. (ราว 4 นาที)", "body", "muted"),
        None,
        spacing=7,
    )


def receipt(frame: Frame) -> Dialog:
    dialog = Dialog(
        frame,
        "ใบตรวจทานก่อนส่ง",
        subtitle="ThaiBulkSMS · Corporate · ผู้ส่ง RIVERVIEW · แจ้งค่าส่วนกลาง ก.ย. 69",
        close_name="ปิด ใบตรวจทาน",
        width=WIDE,
    )
    message = staged_message().text
    real = [
        card(
            row(PlainLabel(why, "caption"), None, PlainLabel(parts, "caption")),
            PlainLabel(who, "small"),
            PlainLabel(message.replace("กมลวรรณ พิพัฒน์", who.split(" · ")[0]), wrap=True),
            kind="sunken",
            margins=(14, 8, 14, 9),
            spacing=1,
        )
        for why, who, parts in (
            ("สั้นที่สุด", "นก · 081-xxx-4410", "119 อักขระ · 2 ส่วน"),
            ("ยาวที่สุด", "กมลวรรณ พิพัฒน์ · 089-xxx-0147", "137 อักขระ · 3 ส่วน"),
            ("ยอดสูงผิดปกติ", "อรุณ ไชยา · 062-xxx-9001", "130 อักขระ · 2 ส่วน"),
        )
    ]
    right = column(
        PlainLabel("ข้อความจริง 3 ฉบับ", "heading"),
        *real,
        row(Button("เปิดดูข้อความของทุกคน", "quiet", icon="eye"), None),
        None,
        spacing=8,
    )
    both = row(slip(), right, spacing=32)
    both.setStretch(0, 1)
    both.setStretch(1, 1)
    dialog.body.addLayout(both)
    typed = TextField("390", "พิมพ์จำนวนคนเพื่อยืนยัน", kind="heading")
    typed.setFixedWidth(92)
    dialog.foot.add_left(
        PlainLabel("พิมพ์จำนวนคนเพื่อยืนยัน", "medium"),
        typed,
        IconLabel("circle-check", "ok", 20),
        PlainLabel("ตรงกับใบนี้", "small", tone="ok"),
    )
    dialog.foot.add_right(
        Button("กลับไปแก้"),
        Button("ตั้งเวลาส่ง", icon="calendar-clock"),
        Button("ส่ง 390 ข้อความ", "primary", icon="send"),
    )
    dialog.present(typed)
    return dialog


def count(word: str, number: str, icon: str, tone: str) -> StatTile:
    return StatTile(word, number, icon=icon, tone=tone, pressable=False)


def sending_page() -> QWidget:
    bar = OutcomeBar()
    bar.show_counts(accepted=264, rejected=2, unknown=1, left=123)
    tiles = row(
        count("ผู้ให้บริการรับแล้ว", "264", "circle-check", "accent"),
        count("ยังไม่ส่ง", "123", "clock", "neutral"),
        count("ผู้ให้บริการปฏิเสธ", "2", "octagon-x", "block"),
        count("ยังไม่ทราบผล", "1", "circle-question-mark", "unknown"),
        spacing=12,
    )
    hero = card(
        row(
            column(
                PlainLabel("แจ้งค่าส่วนกลาง ก.ย. 69", "heading"),
                PlainLabel("ThaiBulkSMS · ผู้ส่ง RIVERVIEW · เริ่ม 14:33", "small"),
                spacing=0,
            ),
            None,
            Button("หยุดส่ง", "danger", icon="circle-stop"),
        ),
        row(
            Figure("267", "จาก 390 ข้อความ"),
            None,
            PlainLabel("เหลือราว 2 นาที", "muted"),
            spacing=12,
        ),
        bar,
        tiles,
        margins=(24, 18, 24, 18),
    )
    unknown = Banner(
        "unknown",
        "1 ข้อความยังไม่ทราบผล และเราไม่ได้ส่งซ้ำ",
        "สายหลุดตอน 14:34:07 หลังส่งข้อความถึงคุณวิภา (089-xxx-2233) ออกไปแล้ว "
        "ผู้ให้บริการอาจรับไว้หรือไม่ก็ได้ เปิดรายงานของ ThaiBulkSMS ดูก่อน แล้วบอกเราว่าเห็นอะไร",
        "เปิดรายงานของผู้ให้บริการ",
    )
    who = card(
        PlainLabel("ใครเป็นคนส่ง", "heading"),
        checked(
            ChoiceCard(
                "เครื่องนี้ส่ง",
                "ต้องเปิดเครื่องไว้ ถ้าพลาดเกิน 15 นาที เราจะถามก่อน",
                icon="monitor",
            )
        ),
        closed(ChoiceCard("ผู้ให้บริการส่ง", "sendbulk รายนี้ไม่รับตั้งเวลา", icon="cloud")),
        None,
    )
    who.setFixedWidth(344)
    left = column(hero, unknown, None, spacing=16)
    both = row(left, who, spacing=20)
    both.setStretch(0, 1)
    header = PageHeader("กำลังส่ง")
    header.add_tools(PlainLabel("ย้ายไปหน้าอื่นได้ การส่งจะทำต่อ", "small"))
    whole = column(header, both, spacing=14, margins=(32, 18, 28, 20))
    whole.setStretch(1, 1)
    return boxed(whole)


def closed(widget):
    widget.setEnabled(False)
    return widget


def frame_with(tab: Tab, page: QWidget, size=(1280, 800)) -> Frame:
    frame = Frame(lambda: NOW)
    frame.set_page(tab, page)
    frame.show_tab(tab)
    frame.set_account("ThaiBulkSMS", "คงเหลือ 8,412 เครดิต")
    frame.set_count(Tab.SCHEDULE, 4)
    frame.set_status([StatusItem("ok", "พร้อมส่ง")])
    frame.resize(*size)
    return frame


def draw_compose() -> Frame:
    return focused(frame_with(Tab.COMPOSE, compose_page()), MessageEditor)


def draw_small() -> Frame:
    return focused(frame_with(Tab.COMPOSE, compose_page(), (1366, 688)), MessageEditor)


def draw_compact() -> Frame:
    frame = frame_with(Tab.COMPOSE, compose_page(compact=True), (960, 500))
    frame.set_count(Tab.HISTORY, 1, "unknown", "1 ยังไม่ทราบผล")
    return focused(frame, MessageEditor)


def draw_components() -> Frame:
    frame = frame_with(Tab.HISTORY, components_page(), (1280, 1010))
    frame.show()
    frame.activateWindow()
    frame.findChild(Button, "focused").setFocus()
    return frame


def draw_found() -> Frame:
    return frame_with(Tab.CONTACTS, found_page())


def draw_receipt() -> Frame:
    frame = draw_compose()
    receipt(frame)
    return frame


def draw_sending() -> Frame:
    frame = frame_with(Tab.COMPOSE, sending_page())
    frame.set_practice(True)
    frame.set_count(Tab.HISTORY, 1, "unknown", "1 ยังไม่ทราบผล")
    frame.set_account("TheSMSBuddy", "เครดิตใกล้หมด 126", "warn")
    frame.set_status(
        [
            StatusItem("accent", "กำลังส่ง 267 จาก 390", "send"),
            StatusItem("unknown", "1 ยังไม่ทราบผล", key="unknown"),
        ]
    )
    frame.show()
    frame.toast.show_message("ลบ 12 คนออกแล้ว", "เลิกทำ")
    frame.activateWindow()
    frame.rail.bar.setFocus()
    return frame


def focused(frame: Frame, kind: type[QWidget]) -> Frame:
    frame.show()
    frame.activateWindow()
    frame.findChild(kind).setFocus()
    return frame


PICTURES: dict[str, Callable[[], Frame]] = {
    "compose": draw_compose,
    "compose-small": draw_small,
    "compose-compact": draw_compact,
    "components": draw_components,
    "found": draw_found,
    "receipt": draw_receipt,
    "sending": draw_sending,
}


def draw(folder: Path, wanted: list[str], scale: str) -> None:
    app = QApplication([])
    app.setCursorFlashTime(0)
    load_fonts()
    theme = Theme(app)
    language = Language(app)
    thai = StagedThai()
    app.installTranslator(thai)
    language.set("th")
    for name in ("light", "dark"):
        theme.apply(name)
        for picture, make in PICTURES.items():
            if wanted and picture not in wanted:
                continue
            frame = make()
            frame.show()
            for _ in range(5):
                app.processEvents()
            frame.grab().save(str(folder / f"{picture}-{name}-{scale}x.png"))
            frame.close()
            frame.deleteLater()
            app.processEvents()


def main() -> None:
    folder, wanted = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    if scale := os.environ.get("SMSDESK_GALLERY_SCALE"):
        draw(folder, wanted, scale)
        return
    for scale in ("1", "2"):
        settings = {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": scale,
            "SMSDESK_GALLERY_SCALE": scale,
        }
        subprocess.run([sys.executable, *sys.argv], env=os.environ | settings, check=True)


if __name__ == "__main__":
    main()
