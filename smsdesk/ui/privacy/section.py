"""One kind of what is known of a person: its name, how many there are, and the first of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel

SHOWN = 4


class Section(QWidget):
    """Heading and count, lines under it; ``more`` says how many are not shown, "" for none."""

    def __init__(
        self, name: str, count: int, lines: Sequence[str], more: str = "", *, tone: str = ""
    ) -> None:
        super().__init__()
        self.name = PlainLabel(name, "strong", tone=tone)
        self.count = PlainLabel(f"{count:,}", "strong", tone=tone or "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.count)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(head)
        for line in lines[:SHOWN]:
            column.addWidget(ElidedLabel(line))
        if more:
            column.addWidget(PlainLabel(more, "small"))
