"""What is said under a field that cannot be used as it is."""

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.speech import Speech


def under_field(speech: Speech, error: SmsdeskError | None) -> str:
    """Return the sentence of an error in one line, with why a number is none; "" for no error."""
    if error is None:
        return ""
    reason = str(error.params.get("reason", ""))
    if error.code == "bad_number" and reason not in ("", "not_a_number"):
        why = speech.word(f"reason_{reason}")
        return f"“{error.params['number']}”: {why}"
    said = speech.error(error)
    return ". ".join(filter(None, (said.text, said.hint)))
