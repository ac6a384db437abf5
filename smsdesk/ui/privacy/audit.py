"""Who looked at, gave out or erased personal data, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.privacy import AuditLine
from smsdesk.core.schedule import date_time_text, in_bangkok
from smsdesk.services.privacy import PrivacyService
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.labels import ElidedLabel, HairLine, PlainLabel

MOST = 200


class AuditPanel(Worded, QWidget):
    """The newest lines. Nobody can change or delete one; a number stands in none."""

    changed = Signal()

    def __init__(self, privacy: PrivacyService, jobs: JobRunner, speech: Speech) -> None:
        super().__init__()
        self._privacy = privacy
        self._speech = speech
        self._doing = Latest(jobs, self)
        self._lines: Sequence[AuditLine] = ()
        self.rows: list[QWidget] = []
        self._note = PlainLabel(role="small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._note)
        self._column.addStretch()
        self.retranslate()

    @Slot()
    def look(self) -> None:
        """Read it anew."""
        self._doing.run(self._read, done=self._take)

    def _read(self, _job: JobContext) -> list[AuditLine]:
        return self._privacy.log(limit=MOST)

    @Slot(object)
    def _take(self, lines: Sequence[AuditLine]) -> None:
        self._lines = lines
        self._show()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._show()

    def _show(self) -> None:
        self._note.setText(
            self.tr("Written by itself, without numbers. Nothing in it can be changed.")
        )
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if not self._lines:
            self._add(PlainLabel(self._speech.word("audit_empty"), "muted", wrap=True))
        for one in self._lines:
            if self.rows:
                self._add(HairLine())
            self._add(ElidedLabel(self._speech.word(f"audit_{one.action}", count=one.count)))
            at = date_time_text(in_bangkok(one.at), self._speech.language)
            self._add(PlainLabel(" · ".join(filter(None, (at, one.who))), "small"))

    def _add(self, row: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, row)
        self.rows.append(row)
