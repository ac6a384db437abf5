"""Draw Contacts and the import: python -m tests.look.contacts FOLDER [picture ...]."""

import csv

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import Progress
from smsdesk.services.desk import Desk
from smsdesk.services.imports import Pasted
from smsdesk.ui.contacts.import_page import ImportPage
from smsdesk.ui.contacts.import_steps import Step
from smsdesk.ui.frame import Frame, Tab
from tests.look.people import contacts_file, people, workbook
from tests.look.stage import SMALLEST, WIDE, Stage, main


def importing(stage: Stage, desk: Desk, size=WIDE) -> tuple[Frame, ImportPage]:
    page = ImportPage(desk.imports, desk.contacts, stage.jobs, stage.speech, stage.clock)
    return stage.frame(Tab.CONTACTS, page, size), page


def import_file(stage: Stage) -> Frame:
    return importing(stage, stage.desk())[0]


def import_found(stage: Stage, size=WIDE) -> Frame:
    desk = stage.desk()
    folder = stage.folder()
    some = contacts_file(folder, "ค้างชำระ ส.ค. 69.csv")
    lines = some.read_text("utf-8-sig").splitlines()
    some.write_text("\n".join([lines[0], *lines[240:290]]), "utf-8")
    desk.imports.import_file(some, "ค้างชำระ")
    frame, page = importing(stage, desk, size)
    page.open_file(contacts_file(folder))
    stage.until(page.is_found)
    page.found_step.target.choose("ค้างชำระ")
    page.found_step.target.activated.emit(1)
    stage.breathe(0.2)
    stage.until(page.is_found)
    return frame


def import_found_new(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    page.open_file(contacts_file(stage.folder()))
    stage.until(page.is_found)
    return frame


def import_found_small(stage: Stage) -> Frame:
    return import_found(stage, SMALLEST)


def import_several(stage: Stage, size=WIDE) -> Frame:
    """Two numbers in some cells, a list that differs, and how the people agreed."""
    desk, folder = stage.desk(), stage.folder()
    before = contacts_file(folder, "ลูกบ้านอาคาร A.csv")
    lines = before.read_text("utf-8-sig").splitlines()
    before.write_text("\n".join([lines[0], *lines[200:290]]), "utf-8")
    desk.imports.import_file(before, "ลูกบ้านอาคาร A")
    others = [one.replace("30/09/2569", "31/10/2569") for one in lines[220:250]]
    pairs = [f"คู่สมรส {n},08122{n:02}344/08955{n:02}121,A-{n},0,-" for n in range(6)]
    path = folder / "ลูกบ้านอาคาร A.csv"
    path.write_text("\n".join([*lines[:200], *pairs, *others, *lines[250:285]]), "utf-8-sig")
    frame, page = importing(stage, desk, size)
    page.open_file(path)
    stage.until(page.is_found)
    return frame


def import_several_small(stage: Stage) -> Frame:
    return import_several(stage, SMALLEST)


def import_refused(stage: Stage) -> Frame:
    frame = import_found(stage)
    page = frame.findChild(ImportPage)
    page.found_step.tiles["refused"].click()
    page.save_rows(stage.folder() / "แถวที่ไม่ได้นำเข้า.xlsx")
    stage.until(page.is_found)
    return frame


def import_sheet(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    page.open_file(workbook(stage.folder()))
    stage.until(lambda: page.step == 1)
    return frame


def import_columns(stage: Stage) -> Frame:
    frame = import_found_new(stage)
    frame.findChild(ImportPage).columns_button.click()
    return frame


def import_titles(stage: Stage, size=WIDE) -> Frame:
    frame, page = importing(stage, stage.desk(), size)
    path = contacts_file(stage.folder())
    path.write_text(path.read_text("utf-8-sig").replace("ธีรพงษ์", "คุณธีรพงษ์"), "utf-8-sig")
    page.open_file(path)
    stage.until(page.is_found)
    page.columns_button.click()
    return frame


def import_titles_small(stage: Stage) -> Frame:
    return import_titles(stage, SMALLEST)


def import_text(stage: Stage, size=WIDE) -> Frame:
    frame, page = importing(stage, stage.desk(), size)
    path = contacts_file(stage.folder())
    rows = csv.reader(path.read_text("utf-8-sig").splitlines())
    path.write_bytes("\n".join(map(";".join, rows)).encode("cp874"))
    page.open_file(path)
    stage.until(lambda: page.is_found() or page.trouble.isVisible())
    page.show_step(Step.SHEET)
    return frame


def import_text_small(stage: Stage) -> Frame:
    return import_text(stage, SMALLEST)


def import_pasted(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    rows = [f"{one.name}\t{one.written}\t{one.fields['ห้อง']}" for one in people(24)]
    page.open_file(Pasted("\n".join(["ชื่อ\tเบอร์โทร\tห้อง", *rows, "นก\t12\tA-1"])))
    stage.until(page.is_found)
    return frame


def import_reading(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    page.progress.begin(stage.speech.word("import_rows"))
    page.progress.show_progress(Progress(412_000, 1_000_000))
    return frame


def import_demanding(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    page.open_file(contacts_file(stage.folder()))
    stage.until(page.is_found)
    page.restart()
    page._fail(SmsdeskError("file_too_demanding"))
    return frame


def import_wrong(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    path = stage.folder() / "สมาชิก.csv"
    rows = [
        f"{one.name},{one.written if n % 3 else '02-118-44' + str(n).zfill(2)}"
        for n, one in enumerate(people(40))
    ]
    path.write_text("ชื่อ,โทรศัพท์\n" + "\n".join(rows), "utf-8")
    page.open_file(path)
    stage.until(page.trouble.isVisible)
    return frame


def import_broken(stage: Stage) -> Frame:
    frame, page = importing(stage, stage.desk())
    path = stage.folder() / "เสีย.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    page.open_file(path)
    stage.until(page.trouble.isVisible)
    return frame


def import_done(stage: Stage) -> Frame:
    frame = import_found(stage)
    page = frame.findChild(ImportPage)
    page.import_button.click()
    stage.until(page.is_done)
    return frame


def import_undone(stage: Stage) -> Frame:
    frame = import_done(stage)
    page = frame.findChild(ImportPage)
    page.footer.undo_button.click()
    stage.until(page.is_done)
    return frame


if __name__ == "__main__":
    main(
        "contacts",
        {
            "import-file": import_file,
            "import-sheet": import_sheet,
            "import-columns": import_columns,
            "import-titles": import_titles,
            "import-titles-900": import_titles_small,
            "import-text": import_text,
            "import-text-900": import_text_small,
            "import-pasted": import_pasted,
            "import-reading": import_reading,
            "import-demanding": import_demanding,
            "import-several": import_several,
            "import-several-900": import_several_small,
            "import-wrong": import_wrong,
            "import-broken": import_broken,
            "import-found": import_found,
            "import-found-new": import_found_new,
            "import-found-900": import_found_small,
            "import-refused": import_refused,
            "import-done": import_done,
            "import-undone": import_undone,
        },
    )
