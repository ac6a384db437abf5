"""What is backed up by itself: whether, how often, and where else it goes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.services.backups import EVERY_DAYS, Plan
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.choices import TickBox
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.segmented import Segmented


class PlanCard(Worded, Card):
    """Tells what is chosen; its owner keeps it and shows what is kept."""

    chosen = Signal(object)  # services.backups.Plan

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__("sunken", margins=(16, 8, 12, 12), spacing=6, parent=parent)
        self._plan = plan
        self.on = TickBox()
        self.days = Segmented([(days, "") for days in EVERY_DAYS], "")
        self.folder_button = Button("", "secondary", icon="folder-open")
        self.none_button = Button("", "quiet")
        self._second = PlainLabel(role="medium")
        self._path = ElidedLabel(role="small")
        self._note = PlainLabel(role="small", wrap=True)
        often = QHBoxLayout()
        often.setSpacing(12)
        often.addWidget(self.on, 1)
        often.addWidget(self.days)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._second)
        names.addWidget(self._path)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addLayout(names, 1)
        where.addWidget(self.none_button)
        where.addWidget(self.folder_button)
        self.body.addLayout(often)
        self.body.addLayout(where)
        self.body.addWidget(self._note)

        self.on.clicked.connect(self._tell)
        self.days.chosen.connect(self._tell)
        self.folder_button.clicked.connect(self._ask)
        self.none_button.clicked.connect(self._take_none)
        self.retranslate()

    def show_plan(self, plan: Plan) -> None:
        """Show what is kept."""
        self._plan = plan
        self.on.setChecked(plan.on)
        self.days.choose(plan.days)
        self.days.setEnabled(plan.on)
        self.none_button.setVisible(plan.second is not None)
        self._path.setText(str(plan.second) if plan.second else self.tr("None yet"))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.on.set_words(self.tr("Back up by itself while this window is open"))
        self.days.set_words([self.tr("Every day"), self.tr("Every week")])
        self.days.setAccessibleName(self.tr("How often"))
        self._second.setText(self.tr("Also into a second folder"))
        self.folder_button.setText(self.tr("Choose a folder…"))
        self.none_button.setText(self.tr("No longer"))
        self._note.setText(
            self.tr(
                "The last 7 days, 4 weeks and 12 months are kept in this computer. A USB stick or "
                "another computer keeps them when this disk breaks."
            )
        )
        self.show_plan(self._plan)

    @Slot()
    def _tell(self) -> None:
        days = self.days.current
        self.chosen.emit(
            replace(self._plan, on=self.on.isChecked(), days=days if days in EVERY_DAYS else 1)
        )

    @Slot()
    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A second folder for backups"))
        if chosen:
            self.chosen.emit(replace(self._plan, second=Path(chosen)))

    @Slot()
    def _take_none(self) -> None:
        self.chosen.emit(replace(self._plan, second=None))
