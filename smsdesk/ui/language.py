"""The window's language, switchable while it runs."""

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator, Signal

from smsdesk.paths import resource

LOCALES = {"th": "th_TH", "en": "en_GB"}


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
