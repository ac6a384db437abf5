import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.style import Theme, load_fonts


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager to tell sizes to, and says so each time."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def qapp_dressed(qapp: QApplication) -> Theme:
    load_fonts()
    theme = Theme(qapp)
    theme.apply("light")
    return theme


@pytest.fixture(autouse=True)
def theme(qapp_dressed: Theme) -> Iterator[Theme]:
    """Every widget stands in the light theme with the bundled font."""
    yield qapp_dressed
    if qapp_dressed.name != "light":
        qapp_dressed.apply("light")


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    runner = JobRunner(workers=1)
    yield runner
    runner.shutdown()


@pytest.fixture(autouse=True)
def _collect_between_tests() -> Iterator[None]:
    """As in the program (ui/collector.py): garbage is collected in quiet moments alone."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
