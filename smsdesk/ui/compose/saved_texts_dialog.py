"""Texts that are kept under names: use one, an older version of one, or save what stands here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import date_time_text
from smsdesk.core.template import brief
from smsdesk.services.saved_texts import SavedText, SavedTextService
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.choices import ChoiceCard
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.fields import LabeledField, TextField
from smsdesk.ui.widgets.labels import PlainLabel

WIDTH = 640
EXCERPT = 110


class SavedTextsDialog(Dialog):
    """``chosen`` tells the text to write; nothing is written by saving or deleting."""

    chosen = Signal(object)  # str

    def __init__(
        self,
        window: QWidget,
        texts: SavedTextService,
        jobs: JobRunner,
        speech: Speech,
        *,
        message: str,
    ) -> None:
        super().__init__(window, "", close_name="–", width=WIDTH)
        self._texts = texts
        self._speech = speech
        self._message = message
        self._gone: tuple[int, str] | None = None  # what was deleted a moment ago
        self._working = Latest(jobs, self)
        self._reading = Latest(jobs, self)
        self.cards: dict[int, ChoiceCard] = {}
        self._names: dict[int, str] = {}
        self.name_field = TextField("", self.tr("Name"))
        self.save_button = Button(self.tr("Save it"), icon="plus")
        self.versions = ComboBox(self.tr("Version"))
        self.nothing = PlainLabel(self.tr("No text is saved yet"), "muted")
        self.told = PlainLabel(role="small", wrap=True)
        self.delete_button = Button(self.tr("Delete"), "quiet", icon="trash-2")
        self.restore_button = Button("", "quiet", icon="undo-2")
        self.back_button = Button(self.tr("Back"))
        self.use_button = Button(self.tr("Use this text"), "primary")
        self._column = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._versions_row = LabeledField(self.tr("Version"), self.versions)

        title = self.tr("Saved texts")
        self.set_title(title)
        self.close_button.set_name(self.tr("Close"))
        self._lay_out_body()

        self.save_button.clicked.connect(self._save)
        self.name_field.returnPressed.connect(self._save)
        self.delete_button.clicked.connect(self._delete)
        self.restore_button.clicked.connect(self._restore)
        self.back_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._choose)
        self._group.buttonClicked.connect(self._read_versions)

    def begin(self) -> None:
        """Show it, and read what there is."""
        self.present(self.name_field if self._message.strip() else self.close_button)
        self._working.run(self._all, done=self._show, failed=self._tell)

    @property
    def busy(self) -> bool:
        """Tell whether texts are being read or written."""
        return self._working.busy or self._reading.busy

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name_field, 1)
        row.addWidget(self.save_button)
        saving = QVBoxLayout()
        saving.setSpacing(4)
        saving.addWidget(PlainLabel(self.tr("Save what stands here under a name"), "medium"))
        saving.addLayout(row)
        if self._message.strip():
            self.body.addLayout(saving)
        else:
            for widget in (self.name_field, self.save_button):
                widget.setParent(self)
                widget.hide()
        self.body.addWidget(self.told)
        self.body.addWidget(self.nothing)
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        self.body.addWidget(self._versions_row)
        self.body.addStretch()
        self.told.hide()
        self._versions_row.hide()
        self.delete_button.setEnabled(False)
        self.use_button.setEnabled(False)
        self.restore_button.hide()
        self.foot.add_left(self.delete_button, self.restore_button)
        self.foot.add_right(self.back_button, self.use_button)

    # --- works ----------------------------------------------------------------------------

    def _all(self, _job: JobContext) -> list[SavedText]:
        return self._texts.all()

    def _saved(self, name: str, _job: JobContext) -> list[SavedText]:
        self._texts.save(name, self._message)
        return self._texts.all()

    def _deleted(self, text_id: int, _job: JobContext) -> list[SavedText]:
        self._texts.delete(text_id)
        return self._texts.all()

    def _restored(self, text_id: int, _job: JobContext) -> list[SavedText]:
        self._texts.restore(text_id)
        return self._texts.all()

    def _all_versions(self, text_id: int, _job: JobContext) -> list[SavedText]:
        return self._texts.versions(text_id)

    # --- what is shown --------------------------------------------------------------------

    @Slot(object)
    def _show(self, texts: Sequence[SavedText]) -> None:
        for card in self.cards.values():
            self._group.removeButton(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        self._names = {one.id: one.name for one in texts}
        self.told.hide()
        self.restore_button.setVisible(self._gone is not None)
        if self._gone is not None:
            self.restore_button.setText(self.tr("Put “{name}” back").format(name=self._gone[1]))
        for one in texts:
            card = ChoiceCard(one.name, brief(one.text, EXCERPT))
            card.setChecked(not self.cards)
            self._group.addButton(card)
            self._column.addWidget(card)
            self.cards[one.id] = card
        self.nothing.setVisible(not texts)
        self.delete_button.setEnabled(bool(texts))
        self.use_button.setEnabled(False)
        self._versions_row.setVisible(False)
        self._read_versions()

    @Slot()
    def _read_versions(self) -> None:
        text_id = self._chosen_id()
        if text_id is not None:
            work = partial(self._all_versions, text_id)
            self._reading.run(work, done=self._show_versions, failed=self._tell)

    @Slot(object)
    def _show_versions(self, versions: Sequence[SavedText]) -> None:
        self.versions.clear()
        for one in versions:
            when = date_time_text(one.saved_at, self._speech.language)
            self.versions.add_choice(one.text, f"{one.version} · {when}")
        self._versions_row.setVisible(len(versions) > 1)
        self.use_button.setEnabled(bool(versions))

    @Slot(object)
    def _tell(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self.told.set_tone("block")
        self.told.setText(f"{said.text}. {said.hint}" if said.hint else said.text)
        self.told.show()

    def _chosen_id(self) -> int | None:
        return next((key for key, card in self.cards.items() if card.isChecked()), None)

    # --- what is pressed ------------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        work = partial(self._saved, self.name_field.text())
        self._working.run(work, done=self._show, failed=self._tell)

    @Slot()
    def _delete(self) -> None:
        text_id = self._chosen_id()
        if text_id is not None:
            self._gone = (text_id, self._names[text_id])
            self._working.run(partial(self._deleted, text_id), done=self._show, failed=self._tell)

    @Slot()
    def _restore(self) -> None:
        if self._gone is not None:
            work = partial(self._restored, self._gone[0])
            self._gone = None
            self._working.run(work, done=self._show, failed=self._tell)

    @Slot()
    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(str(self.versions.current_key))
