"""A choice of one from a list that opens."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from smsdesk.ui.style import icon as icon_of
from smsdesk.ui.widgets.painting import box, picture, smooth_painter, width_of, words

KEY = Qt.ItemDataRole.UserRole
ICON = Qt.ItemDataRole.UserRole + 1
INK = Qt.ItemDataRole.UserRole + 2


class ComboBox(QComboBox):
    """Choices with a key, words and an icon; long words end in dots."""

    chosen = Signal(object)  # the key, when the clerk chooses

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setIconSize(QSize(17, 17))
        self.setMaxVisibleItems(10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._tell)

    def add_choice(
        self, key: object, text: str, icon: str = "", ink: str = "muted", *, enabled: bool = True
    ) -> None:
        """Add a choice at the end. One that is closed says why in its words."""
        self.addItem(text, key)
        row = self.count() - 1
        self.setItemData(row, icon, ICON)
        self.setItemData(row, ink, INK)
        if icon:
            self.setItemIcon(row, icon_of(icon, ink, 17))
        model = self.model()
        if not enabled and isinstance(model, QStandardItemModel):
            model.item(row).setEnabled(False)

    def offer(self, every: str, icon: str, names: Sequence[str]) -> None:
        """Offer ``names`` after the words for all of them (key ""); what was chosen stays so.

        Where it is not there any more all are chosen. Tells nobody.
        """
        chosen = self.current_key
        self.clear()
        self.add_choice("", every, icon)
        for name in names:
            self.add_choice(name, name, icon)
        self.choose(chosen if chosen in names else "")
        self.updateGeometry()

    @property
    def names(self) -> Sequence[str]:
        """Return what is offered after the words for all."""
        return [str(self.itemData(row, KEY)) for row in range(1, self.count())]

    @property
    def current_key(self) -> object:
        """Return the key of the present choice, None where there is none."""
        return self.currentData(KEY)

    def choose(self, key: object) -> None:
        """Show the choice ``key`` without telling anybody."""
        keys = [self.itemData(row, KEY) for row in range(self.count())]
        self.setCurrentIndex(keys.index(key) if key in keys else -1)

    def sizeHint(self) -> QSize:
        """Ask for the widest choice, within reason."""
        texts = [self.itemText(row) for row in range(self.count())]
        widest = max((width_of(text) for text in texts), default=60)
        return QSize(min(280, widest + 13 + 26 + 36), 38)

    def minimumSizeHint(self) -> QSize:
        """Need room for a word."""
        return QSize(min(112, self.sizeHint().width()), 38)

    def showPopup(self) -> None:
        """Open the list wide enough for its words."""
        widest = max((width_of(self.itemText(row)) for row in range(self.count())), default=0)
        self.view().setMinimumWidth(min(480, widest + 72))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice must not change under a passing hand."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Take the icons of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for row in range(self.count()):
                if name := self.itemData(row, ICON):
                    self.setItemIcon(row, icon_of(name, self.itemData(row, INK), 17))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the closed box."""
        painter = smooth_painter(self)
        enabled = self.isEnabled()
        fill = "sunken" if not enabled else "hover" if self.underMouse() else "surface"
        focus = self.hasFocus()
        border = "accent" if focus else "control" if enabled else "line"
        box(painter, QRectF(self.rect()), fill=fill, border=border, width=2 if focus else 1)
        x = 13
        if name := self.currentData(ICON):
            picture(painter, x, (self.height() - 17) / 2, name, self.currentData(INK), 17)
            x += 25
        text = self.currentText() or self.placeholderText()
        ink = "text" if enabled and self.currentText() else "faint"
        words(painter, QRectF(x, 0, self.width() - x - 34, self.height() - 1), text, ink=ink)
        arrow = (self.width() - 28, (self.height() - 16) / 2)
        picture(painter, *arrow, "chevron-down", "muted" if enabled else "faint", 16)
        painter.end()

    @Slot(int)
    def _tell(self, _row: int) -> None:
        self.chosen.emit(self.current_key)
