"""Every code of every document, over HTTP: its class, its reason, and a sentence for the clerk.

The table is read from the documents (providers.md), the answers are the simulator's, which is
written from them too. A code that only one of the two has fails.
"""

from collections.abc import Mapping

import pytest

from smsdesk.core.errors import ServiceError
from smsdesk.core.models import Outcome, PauseReason
from smsdesk.texts import LANGUAGES, Texts
from tests.providers.orders import message, outcomes, send

Meaning = tuple[Outcome, PauseReason | None, str]


def void(reason: str, pause: PauseReason) -> Meaning:
    return Outcome.NOT_SENT, pause, reason


def auth(reason: str) -> Meaning:
    return void(reason, PauseReason.AUTH)


def config(reason: str) -> Meaning:
    return void(reason, PauseReason.CONFIG)


def rejected(reason: str) -> Meaning:
    return Outcome.REJECTED, None, reason


def unknown(reason: str) -> Meaning:
    return Outcome.UNKNOWN, PauseReason.UNKNOWN_OUTCOME, reason


TROUBLE = unknown("service_trouble")
NO_ANSWER = unknown("unreadable")  # what is documented, but not as the answer to a send
CREDIT = void("credit_of_kind", PauseReason.CREDIT)
SENDER = void("sender", PauseReason.SENDER)

TABLE: Mapping[str, Mapping[str, Meaning]] = {
    "thaibulksms": {
        "0": NO_ANSWER,
        "1": TROUBLE,  # System Failure
        "2": config("wrong_method"),
        "3": config("no_such_place"),
        **{str(code): TROUBLE for code in range(4, 16)},  # database, queue, cache, connection
        **{str(code): TROUBLE for code in range(50, 56)},  # inside the service's own program
        "56": config("form"),
        "100": auth("login"),
        "101": auth("key_suspended"),
        "102": auth("address_suspended"),
        "103": unknown("address_not_checked"),
        "104": auth("address_not_allowed"),
        "105": auth("user_not_found"),
        "106": auth("user_blocked"),
        "107": auth("user_not_found"),  # the profile of one
        "108": auth("trial_account"),
        "109": config("credit_kind"),
        "110": void("sender_form", PauseReason.SENDER),
        "111": void("sender_not_found", PauseReason.SENDER),
        "112": rejected("text_refused"),
        "113": rejected("text_too_long"),
        "114": rejected("number_refused"),
        "115": config("too_many_numbers"),
        "116": CREDIT,
        "118": config("callback_address"),
        "119": config("callback_method"),
        "120": config("time_form"),
        "121": config("time_too_far"),
        "122": config("time_zone"),
        "123": config("tags"),
        "124": config("tags"),
        "125": TROUBLE,  # Cannot create new tags
        "126": config("tags"),
        "128": auth("key_disabled"),
        "131": unknown("plan_not_kept"),
        "132": unknown("not_passed_on"),
        "133": TROUBLE,  # Cannot delete cache of api_key
        "134": config("sub_account"),
        "135": unknown("template_trouble"),
        "136": void("template", PauseReason.TEMPLATE),
        "137": config("expire_form"),
        "138": config("expire_range"),
        "ERROR_CONFIGURATION": TROUBLE,
        "ERROR_ACC_ID": config("sub_account"),
        "ERROR_CREDIT_DEDUCT": unknown("credit_not_taken"),
        "ERROR_API_KEY_CREATE": TROUBLE,
    },
    "smsbuddy": {
        "200": NO_ANSWER,
        "400": config("incomplete"),
        "401": auth("login"),
        "406": rejected("number_refused"),
        "409": CREDIT,
        "412": SENDER,
        "416": config("type_off"),
        "422": config("type_refused"),
        "429": void("rate_1000", PauseReason.RATE_LIMITED),
        "451": void("indian_hours", PauseReason.QUIET_HOURS),
        "500": TROUBLE,
    },
    "sendbulk": {
        "200": NO_ANSWER,
        "1001": SENDER,
        "1002": rejected("network_refused"),
        "1003": rejected("number_refused"),
        "1004": void("credit", PauseReason.CREDIT),
        "1005": TROUBLE,
        "1006": auth("login"),
        "1007": TROUBLE,
        "1008": NO_ANSWER,
        "1009": config("data_type"),
        "1010": config("request_type"),
        "1012": config("list_too_long"),
        "1104": config("numbers_too_many"),
        "4090": TROUBLE,
        "4091": auth("no_partner_id"),
        "4092": auth("no_key"),
        "4093": auth("details_not_found"),
    },
    "smspoint": {
        "API Key Does Not Exists": auth("login"),
        "Request Type Not Allowed": config("request_type"),
        "SMS Credits Not Available": CREDIT,
        "Invalid Message ID": NO_ANSWER,
        "000": NO_ANSWER,
        **dict.fromkeys(("013", "015", "021", "022", "024"), unknown("yes_and_no")),
    },
}
CODES = [(service, code) for service, codes in TABLE.items() for code in codes]
INNER = {"013", "015", "021", "022", "024"}
each_code = pytest.mark.parametrize(("service", "code"), CODES, ids=map(" ".join, CODES))


def wanted_error(code: str, meaning: Meaning) -> tuple[str, str]:
    """The error of a question that is answered so, and the reason it bears."""
    outcome, pause, reason = meaning
    if meaning == NO_ANSWER or code in INNER:  # a question has no inner code
        return "service_answer", ""
    if outcome is Outcome.UNKNOWN:
        return "service_trouble", reason
    return "login_refused" if pause is PauseReason.AUTH else "service_refused", reason


@pytest.mark.parametrize("service", TABLE)
def test_no_code_is_unmapped(control, service):
    listed = {row["code"] for row in control(service, "codes")["codes"]}

    assert listed == TABLE[service].keys()


@each_code
def test_a_send_is_judged(provider, control, service, code):
    control(service, "faults", {"fault": "refuse", "code": code})

    answer = send(provider(service), message(1), message(2))

    outcome, pause, reason = TABLE[service][code]
    assert (outcomes(answer), answer.pause) == ([outcome] * 2, pause)
    assert {verdict.reason for verdict in answer.verdicts} == {reason}
    assert answer.refusal == (reason if outcome is Outcome.NOT_SENT else "")
    assert control.taken(service) == []


@each_code
def test_a_question_is_answered_with_the_same_reason(provider, control, service, code):
    control(service, "faults", {"fault": "refuse", "code": code, "on": "read"})

    with pytest.raises(ServiceError) as caught:
        provider(service).balances()

    error = caught.value
    assert (error.code, error.params["reason"]) == wanted_error(code, TABLE[service][code])
    for language in LANGUAGES:
        texts = Texts(language)
        said = texts.error(error)
        generic = texts.say(error.code, error.params)
        if error.code in ("login_refused", "service_refused"):
            # "… refused the key" is the real thing for a wrong one.
            assert (said.text == generic.text) == (error.params["reason"] == "login")
            assert f"({error.params['reason']})" not in said.text


@pytest.mark.parametrize(
    ("service", "status"),
    [("thaibulksms", 200), ("smsbuddy", 0), ("sendbulk", 422), ("smspoint", 422)],
)
def test_another_http_status_changes_nothing(provider, control, service, status):
    """Documents and houses differ about it; a body that says less than 500 decides."""
    for code, meaning in TABLE[service].items():
        if service == "smsbuddy" and code in ("200", "500"):
            continue
        order = {"fault": "refuse", "code": code, "status": status or int(code)}
        control(service, "faults", order)

        answer = send(provider(service), message(1))

        outcome, pause, reason = meaning
        if code in INNER:  # only a success holds one
            reason = "unreadable"
        told = (answer.verdicts[0].outcome, answer.pause, answer.verdicts[0].reason)
        assert told == (outcome, pause, reason), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reason_has_a_sentence_of_its_own(language):
    texts, other = Texts(language), Texts(next(one for one in LANGUAGES if one != language))
    said: dict[str, str] = {}
    for codes in TABLE.values():
        for outcome, pause, reason in codes.values():
            if outcome is Outcome.NOT_SENT and pause is not None:
                sentence, generic = texts.pause(pause, reason), texts.pause(pause)
                assert sentence.text != generic.text, reason
                assert sentence.text != other.pause(pause, reason).text, reason
                assert sentence.hint and sentence.button, reason
                said[reason] = sentence.text
            else:
                said[reason] = texts.reason(reason)
                assert said[reason] not in ("", other.reason(reason)), reason
            assert said[reason] == texts.reason(reason)
    assert len(set(said.values())) == len(said)
    unreadable = texts.reason("unreadable")
    assert [reason for reason, text in said.items() if text == unreadable] == ["unreadable"]


def test_what_asks_for_something_once_is_in_doubt_after_trouble(provider, control):
    """A sender may have been requested: only a human asks again."""
    expected = {"500": "outcome_unknown", "401": "login_refused", "412": "service_refused"}
    for code, error in expected.items():
        control("smsbuddy", "faults", {"fault": "refuse", "code": code, "on": "read"})

        with pytest.raises(ServiceError) as caught:
            provider("smsbuddy").request_sender("NEWONE")

        assert caught.value.code == error


@pytest.mark.parametrize("ask", ["senders", "templates"])
def test_smspoint_lists_are_refused_alike(provider, control, ask):
    for code, meaning in TABLE["smspoint"].items():
        control("smspoint", "faults", {"fault": "refuse", "code": code, "on": "read"})

        with pytest.raises(ServiceError) as caught:
            getattr(provider("smspoint"), ask)()

        error = caught.value
        assert (error.code, error.params["reason"]) == wanted_error(code, meaning)
