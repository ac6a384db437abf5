import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Language
from smsdesk.ui.main_window import MainWindow
from smsdesk.ui.style import Theme, load_fonts
from tests.control import reset
from tests.ui.compose_desk import Stage, opened
from tests.ui.hands import take_apart


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
    take_apart(runner)


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    made = Language(qapp)
    made.set("en")
    yield made
    made.set("en")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without an account, which holds its folder as a window's does."""
    with Desk(tmp_path / "desk", command=own_command(), hold=True) as made:
        yield made


@pytest.fixture
def simulator(simulator: Simulator) -> Iterator[Simulator]:
    """The services, which forget after each test."""
    yield simulator
    reset(simulator)


@pytest.fixture
def stage(qapp: QApplication, data_dir: Path, simulator: Simulator) -> Iterator[Stage]:
    """What stands around Compose and its sister pages."""
    with opened(qapp, data_dir, simulator) as one:
        yield one


@pytest.fixture(scope="module")
def window(
    qapp: QApplication, qapp_dressed: Theme, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """The real window over a desk with a practice account, ``office``, in English."""
    jobs = JobRunner()
    desk = Desk(tmp_path_factory.mktemp("desk"), command=own_command(), hold=True)
    desk.accounts.add("office", "thaibulksms", practice=True)
    made = MainWindow(jobs, Language(qapp), qapp_dressed)
    made.language.set("en")
    made.furnish(desk)
    made.show()
    yield made
    made.language.set("en")
    made.close()
    made.close_desk()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _collect_between_tests() -> Iterator[None]:
    """As in the program (ui/collector.py): garbage is collected in quiet moments alone."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
