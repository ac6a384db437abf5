"""Adding people: from a list, from a file with the questions it raises, from typed numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from smsdesk.core import phone
from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, DraftSource, Who
from smsdesk.services.composing import ComposingService
from smsdesk.services.contacts import ContactList, ContactService
from smsdesk.services.imports import ImportOptions, ImportService
from smsdesk.ui.compose.earlier_dialog import EarlierDialog
from smsdesk.ui.compose.numbers_dialog import NumbersDialog
from smsdesk.ui.compose.preparing import Gathering, Source, typed
from smsdesk.ui.compose.question import Answer, Question
from smsdesk.ui.compose.recipients_card import RecipientsCard
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.speech import Speech

FILTER = "Excel, CSV, vCard (*.xlsx *.xls *.ods *.csv *.txt *.vcf)"


class Adding(QObject):
    """Keeps what the clerk added, and asks for more on behalf of the recipients card."""

    changed = Signal()
    busy_changed = Signal()

    def __init__(
        self,
        page: QWidget,
        card: RecipientsCard,
        question: Question,
        *,
        contacts: ContactService,
        imports: ImportService,
        composing: ComposingService,
        jobs: JobRunner,
        speech: Speech,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._card = card
        self._question = question
        self._contacts = contacts
        self._composing = composing
        self._gathering = Gathering(contacts, imports, composing)
        self._jobs = jobs
        self._speech = speech
        self._sources: list[Source] = []
        self._reading = 0
        self._asked_file: tuple[Path, ImportOptions] | None = None
        self._error: SmsdeskError | None = None

        card.menu_wanted.connect(self.open_menu)
        card.list_chosen.connect(self.add_list)
        card.file_wanted.connect(self._ask_file)
        card.numbers_wanted.connect(self._ask_numbers)
        card.campaign_wanted.connect(self._read_campaigns)
        card.removed.connect(self._remove_source)
        question.answered.connect(self._take_answer)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return what was added."""
        return tuple(self._sources)

    @property
    def busy(self) -> bool:
        """Tell whether people are being read."""
        return self._reading > 0

    @Slot(object)
    def add_list(self, name: str) -> None:
        """Add everybody on a contact list; a list that is here already is read anew."""
        self._read(self._gathering.from_list(name), self._tell_error)

    def add_file(self, path: Path, options: ImportOptions) -> None:
        """Add everybody in a file. What is wrong with it becomes a question in place."""
        self._asked_file = (path, options)
        self._read(self._gathering.from_file(path, options), self._tell_file_error)

    def add_origin(self, origin: DraftSource) -> None:
        """Add the people of a draft that was kept, read anew where they came from."""
        if origin.kind == "list":
            self.add_list(origin.name)
        elif origin.kind == "file":
            options: dict[str, Any] = dict(origin.options)
            self.add_file(Path(origin.path), ImportOptions(**options))
        elif origin.kind == "campaign":
            self.add_campaign(int(origin.name), cast("Who", origin.options.get("who", "everybody")))
        else:
            self._take_numbers(origin.numbers)

    @Slot(object, object)
    def add_campaign(self, campaign: int, who: Who) -> None:
        """Add who an earlier campaign was for."""
        self._read(self._gathering.from_campaign(campaign, who), self._tell_error)

    @Slot(object)
    def forget(self, e164: str) -> None:
        """Take out a number that was erased: typed ones here, others are read anew."""
        left = [_without(source, e164) for source in self._sources]
        kept = [source for source in left if source.people]
        self._sources = kept
        self._show_sources()
        for source in kept:
            if source.kind in ("list", "campaign"):
                self.add_origin(source.origin)

    def clear(self) -> None:
        """Take everybody out."""
        self._sources = []
        self._show_sources()

    @Slot()
    def open_menu(self) -> None:
        """Open the menu of ways to add people, with the lists there are."""
        self._jobs.run(self._lists, done=self._card.show_menu, failed=self._tell_error)

    def _lists(self, _job: JobContext) -> list[ContactList]:
        return self._contacts.lists()

    def _read(
        self, work: Callable[[JobContext], Source], failed: Callable[[SmsdeskError], None]
    ) -> None:
        self._question.hide()
        self._reading += 1
        self.busy_changed.emit()
        self._jobs.run(work, done=self._add_source, failed=failed, ended=self._end_reading)

    @Slot()
    def _end_reading(self) -> None:
        self._reading -= 1
        self.busy_changed.emit()

    @Slot(object)
    def _add_source(self, source: Source) -> None:
        same = [
            number
            for number, other in enumerate(self._sources)
            if source.kind != "typed"
            and (other.kind, other.name, other.path, other.campaign)
            == (source.kind, source.name, source.path, source.campaign)
        ]
        if same:
            self._sources[same[0]] = source
        else:
            self._sources.append(source)
        self._show_sources()

    @Slot(object)
    def _remove_source(self, number: int) -> None:
        del self._sources[number]
        self._show_sources()

    def _show_sources(self) -> None:
        self._card.show_sources(self._sources)
        self.changed.emit()

    @Slot()
    def _ask_file(self) -> None:
        dialog = file_dialog(self._page, self.tr("Add recipients from a file"))
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    @Slot(str)
    def _take_file(self, name: str) -> None:
        self.add_file(Path(name), ImportOptions())

    @Slot()
    def _ask_numbers(self) -> None:
        dialog = NumbersDialog(self._page.window(), self._jobs, self._speech)
        dialog.chosen.connect(self._take_numbers)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot()
    def _read_campaigns(self) -> None:
        self._jobs.run(self._earlier, done=self._ask_campaign, failed=self._tell_error)

    def _earlier(self, _job: JobContext) -> list[Campaign]:
        return self._composing.earlier()

    @Slot(object)
    def _ask_campaign(self, campaigns: Sequence[Campaign]) -> None:
        dialog = EarlierDialog(self._page.window(), campaigns, self._speech)
        dialog.chosen.connect(self.add_campaign)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot(object)
    def _take_numbers(self, numbers: Sequence[str]) -> None:
        self._add_source(typed(numbers))

    @Slot(object)
    def _tell_file_error(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        if error.code == "hidden_rows":
            answers = (
                Answer("hidden:skip", self.tr("Skip the hidden rows")),
                Answer("hidden:include", self.tr("Include them")),
            )
            self._question.ask(said.text, said.hint, answers)
        elif self._asked_file and error.code in ("wrong_column", "no_such_column"):
            self._error = error
            work = self._gathering.header(*self._asked_file)
            self._jobs.run(work, done=self._ask_column, failed=self._tell_error)
        else:
            another = Answer("file", self.tr("Choose another file"))
            self._question.ask(said.text, said.hint, (another,))

    @Slot(object)
    def _ask_column(self, header: Sequence[str]) -> None:
        if self._error is None:
            return
        said = self._speech.error(self._error)
        answers = (
            Answer("column", self.tr("Use this column")),
            Answer("file", self.tr("Choose another file")),
        )
        self._question.ask(said.text, said.hint, answers, choices=header)

    @Slot(object)
    def _tell_error(self, error: SmsdeskError) -> None:
        said = self._speech.error(error)
        self._question.ask(said.text, said.hint, tone="block")

    @Slot(object)
    def _take_answer(self, key: str) -> None:
        if key == "file":
            self._ask_file()
        elif self._asked_file is not None:
            path, options = self._asked_file
            if key == "hidden:skip":
                self.add_file(path, replace(options, hidden_rows="skip"))
            elif key == "hidden:include":
                self.add_file(path, replace(options, hidden_rows="include"))
            elif key == "column":
                self.add_file(path, replace(options, phone_column=self._question.chosen))


def _without(source: Source, e164: str) -> Source:
    """Return what was typed without a number; what is kept elsewhere is left to be read anew."""
    if source.kind != "typed":
        return source
    people = [one for one in source.people if phone.parse(one.written).e164 != e164]
    return replace(source, people=people)


def file_dialog(parent: QWidget, title: str, folder: str = "") -> QFileDialog:
    """Return a dialog that chooses a file of people; it deletes itself."""
    dialog = QFileDialog(parent, title, folder, FILTER)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
