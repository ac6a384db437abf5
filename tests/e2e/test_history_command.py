"""history search, campaigns tag and certificate, as a script sees them."""

from tests.e2e.conftest import order_of


def test_messages_are_found_page_by_page_tagged_and_certified(desk):
    desk.add_account()
    numbers = ",".join(f"081234567{n}" for n in range(5))
    sent = desk(
        "send", "--account", "office", "--to", numbers, "--message", "ค่าส่วนกลาง ก.ย.",
        "--name", "แรก", "--tag", "บัญชี", *order_of("thaibulksms"), "--yes",
    )  # fmt: skip
    assert sent.exit == 0, sent
    campaign = sent.json["campaign"]
    assert sent.json["tag"] == "บัญชี"

    page = desk("history", "search", "ส่วนกลาง", "--tag", "บัญชี", "--limit", "2").json
    assert page["more"] is True
    rest = desk("history", "search", "ส่วนกลาง", "--after", page["messages"][-1]["message"]).json
    assert rest["more"] is False
    found = [one["number"] for one in (*page["messages"], *rest["messages"])]
    assert found == [f"+6681234567{n}" for n in (4, 3, 2, 1, 0)]
    oldest = desk("history", "search", "--oldest-first", "--delivery", "none", "--limit", "1").json
    assert [one["number"] for one in oldest["messages"]] == ["+66812345670"]
    assert oldest["messages"][0]["sender"] == "RIVERVIEW"

    assert desk("campaigns", "tag", campaign, "HR").json["tag"] == "HR"
    assert desk("history", "search", "--tag", "บัญชี").json["messages"] == []
    certificate = desk("campaigns", "certificate", campaign).json
    assert (certificate["messages"], certificate["text"]) == (5, "ค่าส่วนกลาง ก.ย.")
    checked = desk("campaigns", "certificate", campaign, "--check", certificate["chain"])
    assert (checked.exit, checked.json) == (0, {"campaign": campaign, "agrees": True})
    wrong = desk("campaigns", "certificate", campaign, "--check", "0" * 64)
    assert (wrong.exit, wrong.json["error"]["code"]) == (2, "certificate_differs")
    assert desk("history", "search", "--after", "x").json["error"]["code"] == "unknown_message"
