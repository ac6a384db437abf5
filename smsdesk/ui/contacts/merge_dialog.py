"""Two lists become one: into which, what becomes of doubles, and how many there are then."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.services.contacts import ContactList, ContactService, Merged
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField
from smsdesk.ui.widgets.labels import PlainLabel


class MergeDialog(Worded, Dialog):
    """Puts one list into another. Afterwards it stays open and says what came of it."""

    merged = Signal(object)  # the name of the list that is left

    def __init__(
        self,
        window: QWidget,
        one: ContactList,
        others: Sequence[ContactList],
        contacts: ContactService,
        jobs: JobRunner,
        *,
        speech: Speech,
    ) -> None:
        super().__init__(window, "", close_name="–")
        self._list = one
        self._others = {other.id: other for other in others}
        self._contacts = contacts
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._result: Merged | None = None
        self._error: SmsdeskError | None = None
        self.into = ComboBox()
        self.counts = PlainLabel(role="strong", wrap=True)
        self.doubles = PlainLabel(role="muted", wrap=True)
        self.told = Banner("ok")
        self.cancel_button = Button("")
        self.merge_button = Button("", "danger", icon="layers")
        self._field = LabeledField("", self.into)
        for other in others:
            self.into.add_choice(other.id, other.name, "list")
        for widget in (self._field, self.counts, self.doubles, self.told):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.foot.add_right(self.cancel_button, self.merge_button)

        self.into.chosen.connect(self._say_counts)
        self.cancel_button.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self._merge)
        self.finished.connect(self._go)
        self.retranslate()

    @property
    def target(self) -> ContactList:
        """Return the list that is left."""
        return next(one for one in self._others.values() if one.id == self.into.current_key)

    @property
    def busy(self) -> bool:
        """Tell whether they are being merged."""
        return self._doing.busy

    def open_form(self) -> None:
        """Show the dialog."""
        self.present(self.into)

    @Slot()
    def _merge(self) -> None:
        self.merge_button.setEnabled(False)
        self.into.setEnabled(False)
        work = partial(self._put_into, self._list.id, self.target.id)
        self._doing.run(work, done=self._end_well, failed=self._refuse)

    def _put_into(self, source_id: int, into_id: int, _job: JobContext) -> Merged:
        return self._contacts.merge_lists(source_id, into_id)

    @Slot(object)
    def _end_well(self, result: Merged) -> None:
        self._result = result
        self.merge_button.hide()
        for widget in (self._field, self.counts, self.doubles):
            widget.hide()
        self.retranslate()
        self.cancel_button.setFocus()
        self.merged.emit(self.target.name)

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self.merge_button.setEnabled(True)
        self.into.setEnabled(True)
        self._say_told()

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        title = self.tr("Merge “{list}” into another list").format(list=self._list.name)
        self.set_title(title)
        self.close_button.set_name(self.tr("Close"))
        self._field.set_words(self.tr("Into which list"))
        self.merge_button.setText(self.tr("Merge the lists"))
        self.cancel_button.setText(self.tr("Close") if self._result else self.tr("Cancel"))
        self._say_counts()
        self._say_told()

    @Slot()
    def _say_counts(self) -> None:
        one, target = self._list, self.target
        self.counts.setText(
            self.tr("{list}: {count} · {into}: {other} → at most {most} people").format(
                list=one.name,
                count=f"{one.contacts:,}",
                into=target.name,
                other=f"{target.contacts:,}",
                most=f"{one.contacts + target.contacts:,}",
            )
        )
        self.doubles.setText(
            self.tr(
                "Who is on both stays once, as on “{into}”. The list “{list}” is gone then, and "
                "this cannot be undone. Nothing changes in History."
            ).format(into=target.name, list=one.name)
        )

    def _say_told(self) -> None:
        self.told.setVisible(self._result is not None or self._error is not None)
        if self._result is not None:
            said = self.tr("“{into}” has {count} people now").format(
                into=self.target.name, count=f"{self.target.contacts + self._result.moved:,}"
            )
            more = self.tr("{moved} came from “{list}”, {doubles} were on both").format(
                moved=f"{self._result.moved:,}",
                list=self._list.name,
                doubles=f"{self._result.doubles:,}",
            )
            self.told.show_words("ok", said, more)
        elif self._error is not None:
            sentence = self._speech.error(self._error)
            self.told.show_words("block", sentence.text, sentence.hint)
