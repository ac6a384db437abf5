"""From a file to stored contacts, as the command line's contract says."""

import csv
import json
import sqlite3
from contextlib import closing
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import Cancelled, InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Person
from smsdesk.files import read_table, table
from smsdesk.paths import resource
from smsdesk.services import contacts as contacts_module
from smsdesk.services import file_work
from smsdesk.services import imports as imports_module
from smsdesk.services.contacts import ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.importing import fields_writer
from smsdesk.services.imports import FoundRow, ImportOptions, ImportService, Pasted, Problem
from smsdesk.store.db import Database, migrate
from tests.files.books import make_xlsx

BY_HAND = ImportOptions(phone_column="โทร")
ROWS = [
    ["ชื่อ", "โทร", "ยอด"],
    ["ก", "080-000-0001", "100"],
    ["ข", "800000002", "200"],
    ["ค", "02-000-0003", "300"],
    ["ง", "", "400"],
    ["จ", "+66800000001", "500"],
    ["ฉ", "+44 7911 123456", "600"],
    ["ช", "6.68E+10", "700"],
    ["ซ", "0066800000008", "800"],
]


class People(NamedTuple):
    """The services around people, over one database."""

    contacts: ContactService
    imports: ImportService
    do_not_contact: DoNotContactService


@pytest.fixture
def service(tmp_path):
    migrate(tmp_path / "desk.sqlite3")
    db = Database(tmp_path / "desk.sqlite3")
    imports = ImportService(db, utc_now)
    yield People(ContactService(db, utc_now), imports, DoNotContactService(db, utc_now, imports))
    db.close_all()


@pytest.fixture
def write(tmp_path):
    def as_csv(rows, name="people.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return as_csv


def on_list(service, name="ลูกค้า"):
    return {person.written: person for person in service.contacts.people_of_list(name)[0]}


def test_an_import_counts_every_row(service, write):
    result = service.imports.import_file(write(ROWS), "ลูกค้า", BY_HAND)

    assert (result.rows, result.added, result.updated) == (8, 3, 0)
    assert (result.duplicates, result.rejected, result.repaired) == (1, 4, 1)
    assert result.problems == (
        Problem(4, "02-000-0003", "landline"),
        Problem(5, "", "empty"),
        Problem(6, "+66800000001", "duplicate"),
        Problem(7, "+44 7911 123456", "foreign"),
        Problem(8, "6.68E+10", "lost_digits"),
    )
    people = on_list(service)
    assert list(people) == ["+66800000001", "+66800000002", "+66800000008"]
    assert people["+66800000002"] == Person(
        "+66800000002", 0, "ข", {"ชื่อ": "ข", "โทร": "800000002", "ยอด": "200"}, "ลูกค้า"
    )


def test_looking_says_the_same_and_writes_nothing(service, write):
    path = write(ROWS)
    service.imports.import_file(write([["โทร"], ["0800000001"]], "old.csv"), "ลูกค้า")

    found = service.imports.look(path, BY_HAND, list_name="ลูกค้า")

    assert (found.counts.added, found.counts.updated) == (2, 1)
    assert found.as_result().import_id is None
    assert list(on_list(service)) == ["+66800000001"]
    assert found.rows[0] == FoundRow(
        3, "800000002", "ข", "repaired", "+66800000002", ("leading_zero",)
    )
    assert found.rows[1] == FoundRow(4, "02-000-0003", "ค", "refused", "", ("landline",))
    assert found.rows[3] == FoundRow(
        6, "+66800000001", "จ", "duplicate", "+66800000001", ("duplicate",), doubles=2
    )
    assert found.facts.phone_column == "โทร"
    assert found.facts.first_rows[0] == (2, ("ก", "080-000-0001", "100"))
    real = service.imports.import_file(path, "ลูกค้า", BY_HAND)
    assert real.problems == found.as_result().problems
    assert (real.added, real.updated) == (2, 1)


def test_rows_copied_from_excel_are_imported_like_a_file(service):
    cells = 'ชื่อ\tโทร\tที่อยู่\r\nก\t0800000001\t"ห้อง 1\nชั้น 2"\r\nข\t800000002\t-\r\nค\t12\t-\r\n'
    found = service.imports.look(Pasted(cells), BY_HAND)
    result = service.imports.import_file(Pasted(cells), "ลูกค้า", BY_HAND)

    assert (found.facts.file, found.facts.delimiter) == ("", "\t")
    assert found.as_result().problems == result.problems == (Problem(4, "12", "too_short"),)
    assert (result.added, result.repaired) == (2, 1)
    assert on_list(service)["+66800000001"].fields["ที่อยู่"] == "ห้อง 1\nชั้น 2"


def test_lines_of_a_chat_are_imported_with_names_and_lines_without_a_number_told(service):
    chat = "2026.11.26 Thursday\n10:32 สมชาย 080-000-0001\n10:33 มาลี ได้ค่ะ\n10:34 นก 0800000002\n"

    result = service.imports.import_file(Pasted(chat), "ลูกค้า")

    assert [(p.written, p.name) for p in service.imports.people_from_file(Pasted(chat))[0]] == [
        ("", "2026.11.26 Thursday"),
        ("080-000-0001", "สมชาย"),
        ("", "มาลี ได้ค่ะ"),
        ("0800000002", "นก"),
    ]
    assert result.problems == (Problem(1, "", "empty"), Problem(3, "", "empty"))
    assert [one.name for one in on_list(service).values()] == ["สมชาย", "นก"]
    assert [one.file for one in service.imports.imports()] == [""]
    assert service.do_not_contact.add_file(Pasted(chat)) == 2


def test_a_telephone_book_is_imported_though_many_have_no_mobile(service, tmp_path):
    people = [("ก", "TEL;CELL:080-000-0001"), ("ข", "TEL;WORK:021184400"), ("ค", "NOTE:ย้ายแล้ว")]
    cards = [f"BEGIN:VCARD\r\nFN:{name}\r\n{more}\r\nEND:VCARD\r\n" for name, more in people]
    path = tmp_path / "phone.vcf"
    path.write_text("".join(cards), "utf-8")

    facts = service.imports.facts(path)
    result = service.imports.import_file(path, "ลูกค้า")

    assert (facts.phone_column, facts.phone_guessed, facts.name_column) == ("เบอร์โทร", False, "ชื่อ")
    assert result.added == 1
    assert result.problems == (Problem(2, "021184400", "landline"), Problem(3, "", "empty"))
    assert on_list(service)["+66800000001"].name == "ก"
    path.write_text(cards[0] + cards[1][:-14], "utf-8")
    with pytest.raises(InputError) as caught:
        service.imports.facts(path)
    assert (caught.value.code, caught.value.params) == ("broken_card", {"card": 2})


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "nothing_pasted"), ("x" * 10_485_761, "pasted_too_large"), ("ก,ข\nค,ง", "wrong_column")],
)
def test_what_was_pasted_and_is_nobody_is_refused_in_words(service, text, code):
    with pytest.raises(InputError) as caught:
        service.imports.import_file(Pasted(text), "ลูกค้า")

    assert caught.value.code == code
    assert service.contacts.lists() == []


def test_a_second_import_updates_and_can_be_undone(service, write):
    header = ["ชื่อ", "โทร", "ยอด"]
    first = service.imports.import_file(
        write([header, ["ก", "0800000001", "1"], ["ข", "0800000002", "1"]]), "ลูกค้า"
    )
    second = service.imports.import_file(
        write([header, ["ก ใหม่", "080-000-0001", "2"], ["ค", "0800000003", "2"]]), "ลูกค้า"
    )

    assert (second.added, second.updated) == (1, 1)
    assert on_list(service)["+66800000001"].fields["ยอด"] == "2"
    undone = service.imports.undo(second.import_id)
    assert (undone.removed, undone.restored) == (1, 1)
    assert on_list(service)["+66800000001"].name == "ก"
    assert [one.id for one in service.imports.imports()] == [second.import_id, first.import_id]


@pytest.mark.parametrize(("bad", "passes"), [(1, True), (2, False)])
def test_a_guessed_column_must_be_good(service, write, bad, passes):
    rows = [["โทร"], *([f"08000000{at:02}"] for at in range(19)), [""], *([["ไม่มี"]] * bad)]
    path = write([["ก", *row] if at else ["ชื่อ", *row] for at, row in enumerate(rows)])

    if passes:
        assert service.imports.import_file(path, "ลูกค้า").rejected == 2
        return
    for call in (
        lambda: service.imports.import_file(path, "ลูกค้า"),
        lambda: service.imports.look(path),
        lambda: service.imports.people_from_file(path),
    ):
        with pytest.raises(InputError) as caught:
            call()
        assert caught.value.code == "wrong_column"
        assert caught.value.params == {"column": "โทร", "good": 90}
    assert service.contacts.lists() == []
    assert service.imports.import_file(path, "ลูกค้า", BY_HAND).rejected == 3


def test_a_row_with_too_many_cells_is_refused(service, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("ชื่อ,ที่อยู่,โทร\nก,บ้าน,0800000001\nข,ถนน,ซอย,0800000002\n", "utf-8")

    result = service.imports.import_file(path, "ลูกค้า", BY_HAND)

    assert result.problems == (Problem(3, "ซอย", "too_many_cells"),)
    with pytest.raises(InputError) as caught:
        service.imports.people_from_file(path, BY_HAND)
    assert (caught.value.code, caught.value.params) == ("row_too_wide", {"row": "3"})


def test_a_workbook_with_eaten_zeros(service, tmp_path):
    path = make_xlsx(
        tmp_path / "a.xlsx",
        [["ชื่อ", "เบอร์มือถือ"], ["ก", 800000001], ["ข", 66800000002], ["ค", "0800000003"]],
        hidden=[4],
    )

    with pytest.raises(InputError) as caught:
        service.imports.import_file(path, "ลูกค้า")
    result = service.imports.import_file(path, "ลูกค้า", ImportOptions(hidden_rows="skip"))

    assert caught.value.code == "hidden_rows"
    assert (result.rows, result.added, result.repaired) == (2, 2, 1)


def test_batches_do_not_change_the_answer(service, write, monkeypatch, tmp_path):
    path = write(ROWS * 3)
    request = {
        "path": str(path),
        "options": {"phone_column": "โทร"},
        "database": str(tmp_path / "desk.sqlite3"),
        "list_id": None,
    }
    whole = list(file_work.look(request))
    plain = table.Table.batches
    monkeypatch.setattr(table.Table, "batches", lambda self, size=3: plain(self, min(size, 3)))

    parts = list(file_work.look(request))

    assert len(parts) > len(whole)
    assert parts[-1][1]["counts"] == whole[-1][1]["counts"]
    assert rows_in(parts) == rows_in(whole)
    assert parts[-1][1]["counts"]["added"] == 3


def rows_in(news):
    return [row for word, value in news if word == "rows" for row in value]


def test_beside_a_campaign_an_import_writes_little_at_once_and_everything(service, write, tmp_path):
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3")) as con:
        con.execute(
            "INSERT INTO account (id, name, service, base_url, practice, created_at)"
            " VALUES (1, 'a', 'sendbulk', '', 1, '')"
        )
        con.execute(
            "INSERT INTO campaign (title, account_id, practice, state, sender, template, options,"
            " purpose, parts, confirmed_at) VALUES ('t', 1, 1, 'running', '', '', '{}', 'x', 1, '')"
        )
        con.commit()
    service.contacts.put(service.contacts.make_list("ลูกค้า"), "0800000007", "เดิม", {})
    path = write([["โทร", "ชื่อ"], *([f"08{at:08}", f"คน {at}"] for at in range(12_000))])

    result = service.imports.import_file(path, "ลูกค้า")

    assert (result.added, result.updated) == (11_999, 1)
    everybody = on_list(service)
    assert len(everybody) == 12_000
    assert all(person.name == f"คน {int(number[4:])}" for number, person in everybody.items())


def test_a_file_that_is_changed_while_it_is_read_leaves_nothing(service, write):
    path = write([["โทร"], *([f"08{at:08}"] for at in range(60_000))])

    def report(progress):
        if progress.done == 0:
            with path.open("a", encoding="utf-8") as file:
                file.write("0899999999\n")

    with pytest.raises(InputError) as caught:
        service.imports.import_file(path, "ลูกค้า", job=JobContext(report=report))

    assert caught.value.code == "file_changed"
    assert service.contacts.lists() == []


def test_progress_is_told_and_a_cancelled_import_leaves_nothing(service, write):
    path = write([["โทร"], *([f"08{at:08}"] for at in range(110_000))])
    news = []

    def report(progress):
        news.append(progress)
        if progress.done > 25_000:
            job.cancel()

    job = JobContext(report=report)
    with pytest.raises(Cancelled):
        service.imports.import_file(path, "ลูกค้า", job=job)

    assert [one.done for one in news[:2]] == [0, 49_999], "five batches a transaction"
    assert {one.total for one in news} == {110_000}
    assert news[-1].done < 110_000
    assert service.contacts.lists() == []


def test_people_from_a_file_are_not_judged(service, write):
    people, fields = service.imports.people_from_file(write(ROWS), BY_HAND)

    assert fields == ("ชื่อ", "โทร", "ยอด")
    assert len(people) == 8
    assert people[3] == Person("", 5, "ง", {"ชื่อ": "ง", "โทร": "", "ยอด": "400"}, "people.csv")


def test_people_from_typed_numbers(service):
    people = service.imports.people_from_numbers("0800000001, 080-000-0002;\n+66800000003,,")

    assert [person.written for person in people] == [
        "0800000001",
        "080-000-0002",
        "+66800000003",
    ]


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_an_exported_list_can_be_imported_again(service, tmp_path, name):
    service.imports.import_file(resource("samples", "residents.csv"), "ผู้เช่า")
    path = tmp_path / name

    assert service.contacts.export("ผู้เช่า", path) == 38
    assert read_table(path).header == ("phone", "name", "ห้อง", "ยอด", "ครบกำหนด")
    again = service.imports.import_file(path, "อีกครั้ง")

    assert (again.added, again.repaired, again.problems) == (38, 0, ())
    old, new = on_list(service, "ผู้เช่า"), on_list(service, "อีกครั้ง")
    assert {number: one.name for number, one in old.items()} == {
        number: one.name for number, one in new.items()
    }


def test_the_sample_has_one_of_each_trouble(service):
    found = service.imports.look(resource("samples", "residents.csv"))

    assert found.facts.header == ("ชื่อ", "เบอร์โทร", "ห้อง", "ยอด", "ครบกำหนด")
    assert (found.counts.rows, found.counts.added) == (40, 38)
    assert [row.words[0] for row in found.rows if row.result != "repaired"] == [
        "landline",
        "duplicate",
    ]


def test_problems_are_written(service, write, tmp_path):
    found = service.imports.look(write(ROWS), BY_HAND)

    count = service.imports.write_problems(tmp_path / "p.csv", ["แถว", "ค่า", "ชื่อ", "เหตุ"], found)

    assert count == 5
    assert '"6","\'+66800000001","จ","duplicate"' in (tmp_path / "p.csv").read_text("utf-8")


def test_lists_by_hand(service):
    list_id = service.contacts.make_list(" ลูกค้า ")
    contact = service.contacts.put(list_id, "080-000-0001", " ก ", {"ห้อง": "1"})
    service.contacts.change(contact, "0800000002", "ข", {})

    assert [one.e164 for one in service.contacts.page(list_id, search="ข")] == ["+66800000002"]
    assert service.contacts.count(list_id) == 1
    service.contacts.make_list("อื่น")
    for call, code in (
        (lambda: service.contacts.put(list_id, "02-000-0001", "", {}), "bad_number"),
        (lambda: service.contacts.make_list(" "), "no_list_name"),
        (lambda: service.contacts.rename_list(list_id, "อื่น"), "list_exists"),
        (lambda: service.contacts.people_of_list("ไม่มี"), "unknown_list"),
        (
            lambda: service.imports.import_file(resource("samples", "residents.csv"), ""),
            "no_list_name",
        ),
    ):
        with pytest.raises(InputError) as caught:
            call()
        assert caught.value.code == code
    service.contacts.rename_list(list_id, "ใหม่")
    service.contacts.delete([contact])
    service.contacts.delete_list(list_id)
    assert [one.name for one in service.contacts.lists()] == ["อื่น"]


def test_do_not_contact(service, write):
    assert service.do_not_contact.add(["080-000-0001", "+44 7911 123456"]) == 2
    file = write([["โทร"], ["0800000001"], ["080-000-0002, 080-000-0004"]])
    assert service.do_not_contact.add_file(file, ImportOptions(phone_column="โทร")) == 2
    assert service.do_not_contact.among({"+66800000002", "+66800000003"}) == {"+66800000002"}
    assert service.do_not_contact.remove(["0800000001"]) == 1
    assert sorted(service.do_not_contact.all()) == ["+447911123456", "+66800000002", "+66800000004"]
    with pytest.raises(InputError) as caught:
        service.do_not_contact.add(["0800000009", "x"])
    assert caught.value.code == "bad_number"
    assert len(service.do_not_contact.all()) == 3


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True).flatmap(
        lambda header: st.tuples(
            st.just(header),
            st.lists(st.lists(st.text(), min_size=len(header), max_size=len(header)), max_size=4),
        )
    )
)
def test_fields_are_what_json_would_write(table_):
    header, rows = table_

    written = fields_writer(header)(rows)

    assert [json.loads(text) for text in written] == [
        dict(zip(header, row, strict=True)) for row in rows
    ]


@pytest.mark.parametrize("trick", ["\x1f", "\\u001f", "\\\\u001f", "%s", "%", '"', "\\"])
def test_tricky_cells_stay_where_they_are(trick):
    (text,) = fields_writer(["a%s", "b"])([[trick, trick + "x"]])

    assert json.loads(text) == {"a%s": trick, "b": trick + "x"}


def test_module_gives_out_what_the_window_needs():
    assert {"Contact", "ContactList"} <= set(contacts_module.__all__)
    assert {"Found", "ImportOptions"} <= set(imports_module.__all__)
