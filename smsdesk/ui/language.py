"""The window's language, switchable while it runs, and the widgets that follow it."""

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator, Signal

from smsdesk.paths import resource

LOCALES = {"th": "th_TH", "en": "en_GB"}


def system_language() -> str:
    """Return the system's language where it is ours, else Thai."""
    english = QLocale.system().language() == QLocale.Language.English
    return "en" if english else "th"


def spoken() -> str:
    """Return "th" or "en", for who says a date and was given no ``Speech``."""
    return "th" if QLocale().language() == QLocale.Language.Thai else "en"


class Worded:
    """What a widget with words is besides: it says them anew when the language changes.

    Stands before the widget's own class: ``class Pane(Worded, QWidget)``.
    """

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)  # type: ignore[misc]  # of the widget's own class
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew; what has no words of its own leaves this as it is."""


class Language(QObject):
    """Installs the translators. Widgets hear of a change by ``QEvent.LanguageChange``."""

    changed = Signal(object)  # "th" or "en"

    def __init__(self, app: QCoreApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._current = "en"
        self._translator: QTranslator | None = None

    @property
    def current(self) -> str:
        """Return "th" or "en"."""
        return self._current

    def set(self, language: str) -> None:
        """Speak ``language`` from now on, in every open window."""
        locale = QLocale(LOCALES[language])
        self._current = language
        QLocale.setDefault(locale)
        self._replace_translator(language)
        # Dates change even where no translator does, as between English and an unfinished Thai.
        self._app.sendEvent(self._app, QEvent(QEvent.Type.LanguageChange))
        self.changed.emit(language)

    def _replace_translator(self, language: str) -> None:
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        translator = QTranslator(self)
        if translator.load(str(resource("translations", f"smsdesk_{language}.qm"))):
            self._app.installTranslator(translator)
            self._translator = translator
