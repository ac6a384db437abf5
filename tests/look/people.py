"""People and files for the pictures."""

from pathlib import Path

import xlsxwriter

from smsdesk.core.models import Person

FIRST = (
    *("วิภา", "ณัฐพล", "สมชาย", "กมลวรรณ", "เบญจวรรณ", "อารีย์", "นก", "ประพันธ์", "สุดารัตน์", "ธีรพงษ์"),
    *("พิมพ์ใจ", "วีระ", "มาลี", "บุญมี", "รัตนา", "อรุณี", "ชัยวัฒน์", "ดวงใจ", "ปรีชา", "กัลยา"),
)
LAST = (
    *("ศรีสุข", "แก้วมณี", "ใจดี", "พิพัฒน์", "รุ่งโรจน์สกุล"),
    *("มั่นคง", "คงทน", "อินทร์", "ทองแท้", "เพชรน้อย"),
)


def people(count: int, start: int = 0) -> list[Person]:
    made = []
    for number in range(start, start + count):
        name = f"{FIRST[number % 20]} {LAST[(number * 7 + number // 20) % 10]}"
        written = f"08{number % 10}{(number * 7919 + 12345) % 10_000_000:07}"
        fields = {
            "ชื่อ": name,
            "ห้อง": f"A-{number + 100}",
            "ยอด": f"{1_500 + 137 * (number % 17):,}.00",
        }
        made.append(Person(written, number + 2, name, fields))
    return made


def contacts_file(folder: Path, name: str = "ค้างชำระ ก.ย. 69.csv") -> Path:
    """The design's file: 410 rows with every kind of trouble."""
    lines = ["ชื่อ,เบอร์โทร,ห้อง,ยอดค้าง,ครบกำหนด"]
    odd = {
        1: ("สมชาย ใจดี", "812345678"),
        5: ("วิภา ศรีสุข", "๐๘๙-๑๑๑-๒๒๓๓"),
        13: ("ณัฐพล แก้วมณี", "O86 555 1212"),
        20: ("สมชาย ใจดี", "+66 81 234 5678"),
        39: ("ประไพ ทองดี", "6.68E+10"),
        56: ("ร้านเจริญพาณิชย์", "02-118-4400"),
        64: ("มานะ รุ่งเรือง", "081 222 3344 ต่อ 12"),
        80: ("นก", "ไม่มีเบอร์"),
        110: ("ห้างหุ้นส่วนสามดาว", "081-222-3344/089-555-1212"),
        150: ("ศิริ ทองแท้", ""),
        210: ("วีระ มั่นคง", "0891112233"),
        300: ("มาลี คงทน", "'0865551212"),
    }
    for number, person in enumerate(people(408, 1000)):
        who, written = odd.get(number, (person.name, person.written))
        if number % 24 == 7:
            written = written.removeprefix("0")
        fields = person.fields
        lines.append(f'{who},{written},{fields["ห้อง"]},"{fields["ยอด"]}",30/09/2569')
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return path


def workbook(folder: Path) -> Path:
    path = folder / "ลูกบ้านทั้งหมด.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for title in ("อาคาร A", "อาคาร B"):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["ชื่อ", "เบอร์โทร", "ห้อง"])
            for number, person in enumerate(people(60, 300), start=1):
                sheet.write_row(number, 0, [person.name, person.written, person.fields["ห้อง"]])
                if title == "อาคาร A" and number % 6 == 0:
                    sheet.set_row(number, None, None, {"hidden": True})
    return path
