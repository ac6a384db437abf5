"""A card with one chart, which can be saved as a picture."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from smsdesk.ui.style import color
from smsdesk.ui.widgets.button import IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import box, line_height, smooth_painter, width_of, words

SHARPNESS = 2
"""Pixels of a saved picture for one of the window's."""


class ChartCard(Card):
    """A heading, what the chart comes to, the chart, and a button that saves all of it."""

    saved = Signal(object)  # where the picture was written, None where it could not be

    def __init__(self, chart: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("card", margins=(20, 12, 16, 14), spacing=6, parent=parent)
        self.title = PlainLabel(role="heading")
        self.sum = PlainLabel(role="muted")
        self.chart = chart
        self.save_button = IconButton("image-down", "–")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.sum, 1)
        head.addWidget(self.save_button)
        self.body.addLayout(head)
        self.body.addWidget(chart, 1)
        self.save_button.clicked.connect(self._ask_where)

    def show_words(self, title: str, sum_: str = "") -> None:
        """Name the chart and say what it comes to."""
        self.title.setText(title)
        self.sum.setText(sum_)
        self.save_button.set_name(self.tr("Save “{chart}” as a picture").format(chart=title))

    def picture(self) -> QPixmap:
        """Return the card as it stands, sharp and without its button."""
        found = QPixmap(self.size() * SHARPNESS)
        found.setDevicePixelRatio(SHARPNESS)
        found.fill(color("window"))
        self.save_button.hide()
        self.render(found)
        self.save_button.show()
        return found

    def save(self, path: Path) -> None:
        """Write the picture as PNG."""
        self.saved.emit(path if self.picture().save(str(path), "PNG") else None)

    @Slot()
    def _ask_where(self) -> None:
        title = self.save_button.accessibleName()
        chosen, _kind = QFileDialog.getSaveFileName(self, title, "smsdesk.png", "PNG (*.png)")
        if chosen:
            self.save(Path(chosen).with_suffix(".png"))


class Legend(QWidget):
    """What the colours of a chart stand for."""

    SIDE = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(line_height("small"))

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """Show (ink, word) side by side."""
        self._rows = rows
        self.setAccessibleName(", ".join(word for _ink, word in rows))
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Paint a square and a word for each."""
        painter = smooth_painter(self)
        x, height = 0.0, self.height()
        for ink, word in self._rows:
            side = self.SIDE
            square = QRectF(x, (height - side) / 2, side, side)
            box(painter, square, fill=ink, radius=3)
            width = width_of(word, "small")
            place = QRectF(x + side + 6, 0, width + 2, height)
            words(painter, place, word, kind="small", ink="muted")
            x += side + 6 + width + 18
        painter.end()
