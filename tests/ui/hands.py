"""What a clerk's hands do, where QTest cannot: it aborts the process at a Thai letter."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any script, one key after the other."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, event)


def compose_text(widget: QWidget, text: str) -> None:
    """Commit a text as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def press_key(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release a key that writes nothing."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def focus(widget: QWidget) -> None:
    """Give a widget of a shown window the focus."""
    widget.window().activateWindow()
    widget.setFocus()
    QApplication.processEvents()


def focusables(root: QWidget) -> Iterator[QWidget]:
    """Return every widget that can take the focus by keyboard."""
    for widget in root.findChildren(QWidget):
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea)
        if reachable and not inner and not widget.focusProxy():
            yield widget


def take_apart(one: QObject) -> None:
    """Let Qt delete an object as a window's parts are deleted: all of it at once.

    Left to Python it goes piece by piece, and what is still to be deleted under it crashes.
    """
    QCoreApplication.processEvents()  # what its jobs said last
    one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
