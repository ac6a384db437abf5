"""The Qt half of the self-test: font, icons, Thai lines, both languages, a painted window."""

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from smsdesk.selftest import Probe
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.style import Theme, icon, load_fonts

SENTENCE = "สวัสดีค่ะคุณลูกค้าขอแจ้งค่าส่วนกลางประจำเดือนกันยายน"


class QtProbes:
    """Checks that need an application; create one, in the main thread."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        load_fonts()
        self._theme = Theme(app)
        self._theme.apply("light")
        self._language = Language(app)

    def all(self) -> tuple[Probe, ...]:
        """Return what is to be tried."""
        return (
            ("font", self._font),
            ("icons", self._icons),
            ("thai_lines", self._thai_lines),
            ("languages", self._languages),
            ("window", self._window),
        )

    def _font(self) -> str | None:
        return None if "Noto Sans Thai" in QFontDatabase.families() else "the font is not there"

    def _icons(self) -> str | None:
        return "an icon is empty" if icon("send").isNull() else None

    def _thai_lines(self) -> str | None:
        """Qt breaks Thai lines only with libthai and its dictionary."""
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, SENTENCE)
        pieces = 0
        while finder.toNextBoundary() != -1:
            pieces += 1
        return None if pieces > 5 else "libthai is not there: Thai lines do not break"

    def _languages(self) -> str | None:
        said = []
        for language in ("th", "en"):
            self._language.set(language)
            said.append(QApplication.translate("Frame", "Compose"))
        return None if said == ["เขียนข้อความ", "Compose"] else f"the rail says {said}"

    def _window(self) -> str | None:
        jobs = JobRunner()
        window = MainWindow(jobs, self._language, self._theme)
        window.show()
        self._app.processEvents()
        colours = {window.grab().toImage().pixelColor(x, 300).name() for x in range(0, 1200, 7)}
        window.close()
        jobs.shutdown()
        return None if len(colours) > 1 else "the window is blank"
