"""What every page is made of: a header, what stands under it, and one narrower form."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.footer import PageHeader

LEFT, RIGHT = 32, 28
TOP, UNDER_HEADER, BOTTOM = 18, 12, 20


class Page(Worded, QWidget):
    """One page behind a tab. Below ``NARROW_BELOW`` pixels ``fit`` makes room."""

    NARROW_BELOW = 0

    def __init__(
        self, jobs: JobRunner, speech: Speech, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._speech = speech
        self._clock = clock
        self._narrow = False
        self.header = PageHeader()

    @property
    def narrow(self) -> bool:
        """Tell whether the page has little room."""
        return self._narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form for this width."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self.fit()

    def fit(self) -> None:
        """Take the narrow form or the wide one."""

    def lay_out(
        self, body: QWidget, *, above: QWidget | None = None, foot: QWidget | None = None
    ) -> None:
        """Put ``body`` under the header, from edge to edge."""
        head = QVBoxLayout()
        head.setContentsMargins(LEFT, TOP, RIGHT, UNDER_HEADER)
        head.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        if above is not None:
            column.addWidget(above)
        column.addWidget(body, 1)
        if foot is not None:
            column.addWidget(foot)
