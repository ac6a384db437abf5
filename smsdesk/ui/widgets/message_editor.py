"""The text of a campaign: plain, with fields as pills and marks where it costs."""

import re
from collections.abc import Collection, Iterator, Sequence
from unicodedata import category

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from smsdesk.ui.style import color, font
from smsdesk.ui.widgets.bubble import Span, cursor_x
from smsdesk.ui.widgets.painting import CENTER, box, smooth_painter, words
from smsdesk.ui.widgets.units import cluster_before, unit_of

LINE = 34.0
FLAG_ROOM = 7.0
FIELD = re.compile(r"\{([^{}\n|]+)(\|[^{}\n]*)?\}")
BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class FieldHighlighter(QSyntaxHighlighter):
    """Colours the fields, and makes room for flags at invisible characters.

    It leaves the text and its undo history alone.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.known: frozenset[str] | None = None
        self.flags: tuple[int, ...] = ()

    def highlightBlock(self, text: str) -> None:
        """Colour one paragraph."""
        for match in FIELD.finditer(text):
            known = self.known is None or match[1].strip() in self.known
            look = QTextCharFormat()
            look.setForeground(color("accent_text" if known else "block_text"))
            look.setFontWeight(QFont.Weight.Medium)
            start = unit_of(text, match.start())
            self.setFormat(start, unit_of(text, match.end()) - start, look)
        first = self.currentBlock().position()
        for flag in self.flags:
            if cluster := cluster_before(text, flag - first):
                self._open_gap(*cluster)

    def _open_gap(self, start: int, length: int) -> None:
        look = self.format(start)
        look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        look.setFontLetterSpacing(FLAG_ROOM)
        self.setFormat(start, length, look)


class MessageEditor(QTextEdit):
    """Edits the message of a campaign. Positions are UTF-16 units, as Qt and SMS count."""

    edited = Signal(str)  # the whole text, after each change

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._costly: tuple[Span, ...] = ()
        self._cuts: tuple[int, ...] = ()
        self._last = ""
        self._highlighter = FieldHighlighter(self.document())
        self.setProperty("message", True)
        self.setFont(font("message"))
        self.document().setDocumentMargin(0)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setMinimumHeight(round(2 * LINE) + 18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._set_line_height()
        self.textChanged.connect(self._tell)

    def message(self) -> str:
        """Return the text as it will be sent, with every invisible character in it."""
        # toPlainText() would turn a no-break space into a space, and count one unit for it.
        return self.document().toRawText().translate(BREAKS)

    def set_message(self, text: str) -> None:
        """Show another text. It cannot be undone, and nobody is told."""
        self._last = text.replace("\r\n", "\n")
        self.setPlainText(self._last)
        self._set_line_height()
        self.set_costly(())
        self.set_cuts(())

    def set_text(self, text: str) -> None:
        """Put another text in place of all there is, as typing would: Ctrl+Z undoes it."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def set_known_fields(self, names: Collection[str] | None) -> None:
        """Colour fields that are not among ``names`` as wrong; None takes every field."""
        self._highlighter.known = None if names is None else frozenset(names)
        self._highlighter.rehighlight()
        self.viewport().update()

    def set_costly(self, spans: Sequence[Span]) -> None:
        """Mark characters that cost: start and length of each."""
        self._costly = tuple(spans)
        flags = tuple(span[0] for span in spans if self._invisible(span))
        if flags != self._highlighter.flags:
            self._highlighter.flags = flags
            self._highlighter.rehighlight()
        self.viewport().update()

    def set_cuts(self, cuts: Sequence[int]) -> None:
        """Mark the units at which the second and later parts begin."""
        self._cuts = tuple(cuts)
        self.viewport().update()

    @Slot(str)
    def insert_field(self, name: str) -> None:
        """Put a field at the cursor, in place of what is selected."""
        self.textCursor().insertText(f"{{{name}}}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fields(self) -> list[tuple[Span, str]]:
        """Return start and length, and the name, of each field in the text."""
        text = self.message()
        found = []
        for match in FIELD.finditer(text):
            start = unit_of(text, match.start())
            found.append(((start, unit_of(text, match.end()) - start), match[1].strip()))
        return found

    def sizeHint(self) -> QSize:
        """Ask for three lines: the editor takes what the page has to spare."""
        return QSize(420, round(3 * LINE) + 18)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete a field as one thing."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._delete_field(key):
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._highlighter.rehighlight()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pills behind the words, and the marks."""
        painter = smooth_painter(self.viewport())
        known = self._highlighter.known
        for span, name in self.fields():
            fill = "accent_soft" if known is None or name in known else "block_soft"
            for rect in self.rects(span):
                if sum(span) in self._highlighter.flags:
                    rect.setRight(rect.right() - FLAG_ROOM + 1)
                pill = QRectF(rect.x() - 2, rect.center().y() - 13, rect.width() + 4, 26)
                box(painter, pill, fill=fill, radius=7)
        for span in self._costly:
            self._paint_costly(painter, span)
        painter.end()
        super().paintEvent(event)
        painter = smooth_painter(self.viewport())
        for number, cut in enumerate(self._cuts):
            self._paint_cut(painter, cut, number + 2)
        painter.end()

    def rects(self, span: Span) -> Iterator[QRectF]:
        """Return where a span stands in the viewport, one rectangle a line."""
        start, end = span[0], span[0] + span[1]
        while start < end:
            block = self.document().findBlock(start)
            line = block.layout().lineForTextPosition(start - block.position())
            if not line.isValid():
                return
            line_end = block.position() + line.textStart() + line.textLength()
            stop = max(start + 1, min(end, line_end))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            place = QRectF(self.cursorRect(cursor))
            shift = place.x() - cursor_x(line, start - block.position())
            right = cursor_x(line, min(stop, line_end) - block.position()) + shift
            yield QRectF(place.x(), place.y(), max(0.0, right - place.x()), place.height())
            start = stop

    def _invisible(self, span: Span) -> bool:
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[0] + span[1], QTextCursor.MoveMode.KeepAnchor)
        return all(category(letter) == "Cf" for letter in cursor.selectedText())

    def _paint_costly(self, painter: QPainter, span: Span) -> None:
        for rect in self.rects(span):
            middle = rect.center().y()
            if rect.width() >= 3:
                mark = QRectF(rect.x() - 1.5, middle - 12, rect.width() + 3, 24)
                box(painter, mark, fill="warn_soft", border="warn", width=1.4, radius=4)
                continue
            # An invisible one has no width: its flag stands in the room made for it.
            x, top = rect.x() - FLAG_ROOM / 2, middle - 15
            box(painter, QRectF(x - 1, top + 2, 2, 25), fill="warn", radius=1)
            flag = (QPointF(x - 5, top), QPointF(x + 5, top), QPointF(x, top + 6))
            painter.setBrush(color("warn"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF(flag))

    def _paint_cut(self, painter: QPainter, cut: int, part: int) -> None:
        """Paint two short strokes above and below the letters, and the part's number."""
        for rect in self.rects((cut, 1)):
            x, middle = rect.x(), rect.center().y()
            box(painter, QRectF(x - 0.8, middle - 15, 1.6, 5), fill="accent", radius=0.8)
            box(painter, QRectF(x - 0.8, middle + 11, 1.6, 5), fill="accent", radius=0.8)
            dot = QRectF(x + 2, middle - 18, 14, 10)
            words(painter, dot, str(part), kind="dot", ink="accent_text", align=CENTER)

    def _delete_field(self, key: Qt.Key) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        for (start, length), _ in self.fields():
            edge = start + length if key == Qt.Key.Key_Backspace else start
            if cursor.position() == edge:
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                return True
        return False

    def _set_line_height(self) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(block)
        document.setUndoRedoEnabled(True)

    @Slot()
    def _tell(self) -> None:
        # Qt also tells of changed colours; the old marks would stand at wrong letters.
        text = self.message()
        if text != self._last:
            self._last = text
            self.set_costly(())
            self.set_cuts(())
            self.edited.emit(text)
