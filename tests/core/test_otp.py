"""One-time codes: what may be asked for, and a check from which no code can be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsdesk.core.errors import InputError
from smsdesk.core.models import OtpRequest
from smsdesk.core.otp import MARK, check_request, fits, new_code, sealed

TEXT = f"Your code is {MARK}."


@pytest.mark.parametrize("digits", range(4, 11))
def test_a_new_code_has_its_digits_and_is_another_each_time(digits):
    codes = {new_code(digits) for _ in range(50)}

    assert all(len(one) == digits and one.isdigit() for one in codes)
    assert len(codes) > 40


@given(st.text("0123456789", min_size=4, max_size=10))
@settings(max_examples=10, deadline=None)
def test_a_seal_fits_its_code_alone_and_does_not_hold_it(code):
    seal = sealed(code)

    assert fits(code, seal)
    assert not fits(code[::-1] + "1", seal)
    assert code not in seal
    assert sealed(code) != seal, "salted"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"digits": 3}, "otp_digits"), ({"digits": 11}, "otp_digits"),
        ({"minutes": 1441}, "otp_minutes"), ({"minutes": -1}, "otp_minutes"),
        ({"code": "123"}, "otp_code"), ({"code": "12a4"}, "otp_code"),
        ({"code": "١٢٣٤"}, "otp_code"), ({"code": "1" * 11}, "otp_code"),
        ({"text": "no mark"}, "otp_text"), ({"text": MARK * 2}, "otp_text"),
    ],
)  # fmt: skip
def test_what_no_service_takes_is_refused_and_the_code_is_in_no_error(more, error):
    asked = OtpRequest(**{"e164": "+66812345678", "text": TEXT, **more})

    with pytest.raises(InputError, match=error) as refused:
        check_request(asked)

    if code := more.get("code"):
        assert code not in f"{refused.value.params} {refused.value.detail}"
    assert "secret" not in repr(OtpRequest("+66812345678", code="secret"))


def test_what_is_usual_is_taken():
    check_request(OtpRequest("+66812345678", text=TEXT))
    check_request(OtpRequest("+66812345678", text=TEXT, digits=10, minutes=1440, code="0000"))
