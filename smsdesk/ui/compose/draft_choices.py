"""What a clerk decided about a draft besides its text: who is left out, what is lifted, and why."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from smsdesk.core.models import Draft


class DraftChoices(QObject):
    """Keeps the answers to findings until the draft is gone; each of them can be taken back."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = _NOTHING

    def put_on(self, draft: Draft) -> Draft:
        """Return a draft with what was decided."""
        mine = self._draft
        return replace(
            draft,
            skip_empty=mine.skip_empty,
            skip_texted=mine.skip_texted,
            shared=mine.shared,
            savings=mine.savings,
            overrides=mine.overrides,
            override_reason=mine.override_reason,
        )

    def take(self, draft: Draft) -> None:
        """Decide as a draft that was kept; what was lifted is asked anew."""
        self._draft = replace(
            _NOTHING,
            skip_empty=draft.skip_empty,
            skip_texted=draft.skip_texted,
            shared=draft.shared,
            savings=draft.savings,
        )

    def forget(self) -> None:
        """Decide nothing."""
        self._draft = _NOTHING

    @Slot()
    def leave_out_empty(self) -> None:
        """Leave out people whose field is empty."""
        self._set(replace(self._draft, skip_empty=True))

    @Slot()
    def put_empty_back(self) -> None:
        """Take them in again, which blocks."""
        self._set(replace(self._draft, skip_empty=False))

    @Slot()
    def leave_out_texted(self) -> None:
        """Leave out people who got another message today."""
        self._set(replace(self._draft, skip_texted=True))

    @Slot()
    def put_texted_back(self) -> None:
        """Take them in again."""
        self._set(replace(self._draft, skip_texted=False))

    @Slot()
    def send_to_each(self) -> None:
        """Send everybody on a shared number a message of their own."""
        self._set(replace(self._draft, shared="each"))

    @Slot()
    def send_once(self) -> None:
        """Send one message to a number, that of the first on the list."""
        self._set(replace(self._draft, shared="once"))

    def save(self, keys: Iterable[str]) -> None:
        """Write values more cheaply, by the keys of savings; those of the text are passed over."""
        of_values = {key for key in keys if "@" in key}
        self._set(replace(self._draft, savings=self._draft.savings | of_values))

    @Slot()
    def drop_savings(self) -> None:
        """Write values as they stand."""
        self._set(replace(self._draft, savings=frozenset()))

    def lift(self, guard: str, reason: str) -> None:
        """Lift a guard for this draft; the reason goes into the campaign."""
        overrides = self._draft.overrides | {guard}
        self._set(replace(self._draft, overrides=overrides, override_reason=reason))

    def _set(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self.changed.emit()


_NOTHING = Draft(account="", message="")
