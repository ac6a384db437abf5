"""What is done to a list and to the people on it: asked first, then done in a job."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national
from smsdesk.services.contacts import Contact, ContactList, ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.imports import ImportRecord, ImportService, Undone
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.latest import Latest


class Exported(NamedTuple):
    """How many people were written, and where."""

    people: int
    path: Path


class PeopleActs(QObject):
    """One act at a time; each names what is lost and what stays."""

    done = Signal()
    failed = Signal(object)  # SmsdeskError
    busy_changed = Signal()
    renamed = Signal(object)  # the new name
    name_refused = Signal(object)  # SmsdeskError
    exported = Signal(object)  # Exported

    def __init__(
        self,
        pane: QWidget,
        contacts: ContactService,
        imports: ImportService,
        do_not_contact: DoNotContactService,
        jobs: JobRunner,
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._contacts = contacts
        self._imports = imports
        self._do_not_contact = do_not_contact
        self._doing = Latest(jobs, self)
        self._agreed: Work | None = None

    @property
    def busy(self) -> bool:
        """Tell whether an act is under way."""
        return self._doing.busy

    def delete_list(self, one: ContactList) -> None:
        """Delete a whole list."""
        self._ask(
            partial(self._delete_list, one.id),
            self.tr("Delete the list “{list}”?").format(list=one.name),
            self.tr(
                "%Ln people are deleted with it. What was sent to them stays in History.",
                "",
                one.contacts,
            ),
            self.tr("Delete the list"),
        )

    def take_off(self, people: Sequence[Contact]) -> None:
        """Take people off the list."""
        question = (
            self.tr("Take {name} off the list?").format(name=_called(people[0]))
            if len(people) == 1
            else self.tr("Take %Ln people off the list?", "", len(people))
        )
        self._ask(
            partial(self._take_off, [one.id for one in people]),
            question,
            self.tr("Other lists keep their numbers. What was sent stays in History."),
            self.tr("Take off the list"),
        )

    def never_text(self, people: Sequence[Contact], who: str) -> None:
        """Never text people again."""
        question = (
            self.tr("Never text {name} again?").format(name=_called(people[0]))
            if len(people) == 1
            else self.tr("Never text %Ln people again?", "", len(people))
        )
        self._ask(
            partial(self._never_text, [one.e164 for one in people], who),
            question,
            self.tr(
                "{number} goes on the list “Do not contact”. Every campaign skips it, whatever "
                "list it comes from. You can take it off there."
            ).format(number=national(people[0].e164))
            if len(people) == 1
            else self.tr(
                "Their numbers go on the list “Do not contact”. Every campaign skips them, "
                "whatever list they come from. You can take them off there."
            ),
            self.tr("Never text"),
        )

    def rename(self, one: ContactList, name: str) -> None:
        """Give a list another name; a name that is taken is not an error of the page."""
        self._doing.run(
            partial(self._rename, one.id, name), done=self._tell_renamed, failed=self._refuse_name
        )

    def export(self, one: ContactList, path: Path) -> None:
        """Write a list into a file, in place of what is there: the save dialog has asked."""
        self._doing.run(
            partial(self._export, one.name, path), done=self._tell_exported, failed=self._fail
        )
        self.busy_changed.emit()

    def undo_import(self, record: ImportRecord) -> None:
        """Take back a whole import."""
        counts = record.counts
        self._ask(
            partial(self._take_back, record.id),
            self.tr("Undo the import of {file}?").format(file=record.file),
            self.tr("{added} people are taken off, {updated} become what they were before.").format(
                added=f"{counts.get('added', 0):,}", updated=f"{counts.get('updated', 0):,}"
            ),
            self.tr("Undo the import"),
        )

    def _ask(self, work: Work, question: str, sentence: str, yes: str) -> None:
        self._agreed = work
        no = self.tr("Cancel")
        dialog = ConfirmDialog(self._pane.window(), question, sentence, yes=yes, no=no)
        dialog.accepted.connect(self._do)
        dialog.ask()

    @Slot()
    def _do(self) -> None:
        work, self._agreed = self._agreed, None
        if work is not None:
            self._doing.run(work, done=self._tell_done, failed=self._fail)
            self.busy_changed.emit()

    def _delete_list(self, list_id: int, _job: JobContext) -> None:
        self._contacts.delete_list(list_id)

    def _take_off(self, contacts: Sequence[int], _job: JobContext) -> None:
        self._contacts.delete(contacts)

    def _never_text(self, numbers: Sequence[str], who: str, _job: JobContext) -> int:
        return self._do_not_contact.add(numbers, who=who)

    def _rename(self, list_id: int, name: str, _job: JobContext) -> str:
        self._contacts.rename_list(list_id, name)
        return name

    def _export(self, name: str, path: Path, _job: JobContext) -> Exported:
        return Exported(self._contacts.export(name, path, overwrite=True), path)

    def _take_back(self, import_id: int, _job: JobContext) -> Undone:
        return self._imports.undo(import_id)

    @Slot(object)
    def _tell_done(self, _result: object) -> None:
        self.busy_changed.emit()
        self.done.emit()

    @Slot(object)
    def _tell_renamed(self, name: str) -> None:
        self.renamed.emit(name)
        self.done.emit()

    @Slot(object)
    def _refuse_name(self, error: SmsdeskError) -> None:
        self.name_refused.emit(error)

    @Slot(object)
    def _tell_exported(self, exported: Exported) -> None:
        self.busy_changed.emit()
        self.exported.emit(exported)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.busy_changed.emit()
        self.failed.emit(error)


def _called(person: Contact) -> str:
    return person.name or national(person.e164)
