"""What is done to a list and to the people on it: asked first, then done in a job."""

from functools import partial

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


class PeopleActs(QObject):
    """One act at a time; each names what is lost and what stays."""

    done = Signal()
    failed = Signal(object)  # SmsdeskError
    busy_changed = Signal()

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

    def take_off(self, person: Contact) -> None:
        """Take somebody off the list."""
        self._ask(
            partial(self._take_off, person.id),
            self.tr("Take {name} off the list?").format(name=_called(person)),
            self.tr("Other lists keep this number. What was sent stays in History."),
            self.tr("Take off the list"),
        )

    def never_text(self, person: Contact) -> None:
        """Never text somebody again."""
        self._ask(
            partial(self._never_text, person.e164),
            self.tr("Never text {name} again?").format(name=_called(person)),
            self.tr(
                "{number} goes on the list “Do not contact”. Every campaign skips it, whatever "
                "list it comes from. You can take it off there."
            ).format(number=national(person.e164)),
            self.tr("Never text"),
        )

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

    def _take_off(self, contact_id: int, _job: JobContext) -> None:
        self._contacts.delete([contact_id])

    def _never_text(self, number: str, _job: JobContext) -> int:
        return self._do_not_contact.add([number])

    def _take_back(self, import_id: int, _job: JobContext) -> Undone:
        return self._imports.undo(import_id)

    @Slot(object)
    def _tell_done(self, _result: object) -> None:
        self.busy_changed.emit()
        self.done.emit()

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.busy_changed.emit()
        self.failed.emit(error)


def _called(person: Contact) -> str:
    return person.name or national(person.e164)
