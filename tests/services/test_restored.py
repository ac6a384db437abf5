"""A restored or copied desk sends nothing by itself: the simulator's ledger is the judge."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState, SendingNews
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from tests.services.conftest import Office, run

PEOPLE = 30


class Place:
    """A user's computer: one configuration folder, and data folders wherever they are put."""

    def __init__(self, folder: Path, simulator: Simulator) -> None:
        self.folder = folder
        self.config = folder / "config"
        self.simulator = simulator
        self.url = simulator.url("thaibulksms")
        self._before = Office.control(self, "ledger")["count"]  # type: ignore[arg-type]

    def open(self, name: str = "desk", config: Path | None = None) -> Desk:
        return Desk(
            self.folder / name,
            command=own_command(),
            hold=True,
            config=config or self.config,
            deadlines=Deadlines(2, 2, 2, 3),
        )

    def office(self, desk: Desk) -> Office:
        if not desk.accounts.all():
            desk.accounts.add(
                "office", "thaibulksms", practice=True, base_url=self.url,
                credentials=self.simulator.credentials("thaibulksms"), settings={"rate": "20"},
            )  # fmt: skip
        return Office(desk, self.url, self._before)

    def copy(self, source: str, target: str) -> None:
        """Copy a data folder as a clerk would, but for what no copy has: the lock."""
        shutil.rmtree(self.folder / target, ignore_errors=True)
        shutil.copytree(self.folder / source, self.folder / target)

    def begun(self) -> Campaign:
        """Return a campaign that was stopped in the middle, and its desk closed."""
        with self.open() as desk:
            office = self.office(desk)
            campaign = stopped_early(office, office.freeze(PEOPLE, "hello {n}"))
        assert 0 < campaign.tally.queued < PEOPLE
        return campaign

    def finish(self, campaign: Campaign, name: str = "desk") -> Office:
        with self.open(name) as desk:
            office = self.office(desk)
            assert run(office, campaign).state is CampaignState.FINISHED
        return office


def stopped_early(office: Office, campaign: Campaign) -> Campaign:
    def stop(news: object) -> None:
        if isinstance(news, SendingNews) and news.tally.accepted:
            job.cancel()

    job = JobContext(report=stop)
    return run(office, campaign, job)


@pytest.fixture
def place(tmp_path: Path, data_dir: Path, simulator: Simulator) -> Iterator[Place]:
    one = Place(tmp_path, simulator)
    yield one
    Office.control(one, "reset", {})  # type: ignore[arg-type]


def standing(desk: Desk, campaign: Campaign) -> tuple[str, str]:
    found = desk.sending.get(campaign.id)
    return found.state, found.reason


def test_a_copied_folder_sends_nothing_before_it_is_confirmed(place):
    campaign = place.begun()
    place.copy("desk", "copy")
    office = place.finish(campaign)
    assert len(office.ledger) == PEOPLE

    with place.open("copy") as desk:
        assert desk.frozen == 1
        assert standing(desk, campaign) == ("paused", "restored_copy")
    with place.open("copy") as desk:
        assert desk.frozen == 0
        assert standing(desk, campaign) == ("paused", "restored_copy")

    assert len(office.ledger) == len(set(office.ledger)) == PEOPLE


def test_an_older_folder_put_back_in_its_place_sends_nothing_before_it_is_confirmed(place):
    campaign = place.begun()
    place.copy("desk", "backup")
    office = place.finish(campaign)
    place.copy("backup", "desk")

    with place.open() as desk:
        assert desk.frozen == 1
        assert standing(desk, campaign) == ("paused", "restored_copy")

    assert len(office.ledger) == len(set(office.ledger)) == PEOPLE


def test_an_older_file_written_over_the_database_is_found_out_too(place):
    campaign = place.begun()
    backup = (place.folder / "desk" / "smsdesk.sqlite3").read_bytes()
    place.finish(campaign)
    (place.folder / "desk" / "smsdesk.sqlite3").write_bytes(backup)  # the same file, the same id

    with place.open() as desk:
        assert standing(desk, campaign) == ("paused", "restored_copy")


def test_a_copy_taken_while_it_sends_is_frozen_though_the_original_died_and_never_came_back(place):
    with place.open() as desk:
        office = place.office(desk)
        campaign = office.freeze(PEOPLE)
        office.control("settings", {"latency_ms": 50})
        place.copy("desk", "backup")
        run(office, campaign)
    shutil.rmtree(place.folder / "desk")
    place.copy("backup", "desk")

    with place.open() as desk:
        assert standing(desk, campaign) == ("paused", "restored_copy")
        assert desk.sending.get(campaign.id).tally.queued == PEOPLE


def test_what_was_confirmed_is_sent_once_and_the_rest_is_never_asked_again(place):
    campaign = place.begun()
    place.copy("desk", "copy")
    shutil.rmtree(place.folder / "desk")
    shutil.rmtree(place.config)

    with place.open("copy") as desk:
        assert standing(desk, campaign) == ("paused", "restored_copy")
        desk.confirm_restored(campaign.id)
        assert standing(desk, campaign) == ("paused", "user")
        assert desk.sending.events(campaign.id)[1][1] == "restored:confirmed"
        with pytest.raises(InputError, match="nothing_to_do"):
            desk.confirm_restored(campaign.id)

    office = place.finish(campaign, "copy")
    assert len(office.ledger) == len(set(office.ledger)) == PEOPLE


def test_a_folder_that_was_moved_goes_on_as_it_was(place):
    campaign = place.begun()
    (place.folder / "desk").rename(place.folder / "elsewhere")

    with place.open("elsewhere") as desk:
        assert desk.frozen == 0
        assert standing(desk, campaign) == ("paused", "user")
    office = place.finish(campaign, "elsewhere")

    assert len(office.ledger) == len(set(office.ledger)) == PEOPLE


def test_the_original_of_a_copy_goes_on_as_it_was(place):
    campaign = place.begun()
    place.copy("desk", "copy")
    with place.open("copy") as desk:
        assert desk.frozen == 1

    with place.open() as desk:
        assert desk.frozen == 0
        assert standing(desk, campaign) == ("paused", "user")


def test_a_second_computer_that_never_saw_the_desk_asks_first(place):
    campaign = place.begun()
    place.copy("desk", "copy")

    with place.open("copy", config=place.folder / "other config") as desk:
        assert standing(desk, campaign) == ("paused", "restored_copy")


def test_a_copy_that_comes_home_after_it_sent_does_not_pass_for_the_original(place):
    campaign = place.begun()
    place.copy("desk", "copy")
    place.finish(campaign)
    abroad = place.folder / "config abroad"
    for _start in range(3):  # it has more commits than the original now
        with place.open("copy", config=abroad) as desk:
            place.office(desk).freeze(PEOPLE, "from abroad")
            desk.set_setting("account", "office")
    place.copy("copy", "desk")

    with place.open() as desk:
        assert desk.frozen > 0
        assert standing(desk, campaign) == ("paused", "restored_copy")


def test_after_a_crash_between_the_two_counts_nothing_is_asked(place):
    campaign = place.begun()
    (register,) = (place.config / "desks").glob("*.desk")
    count, folder = register.read_bytes().split(b"\n")
    register.write_bytes(b"%020d\n" % (int(count) - 1) + folder)

    with place.open() as desk:
        assert standing(desk, campaign) == ("paused", "user")


def test_where_nothing_is_unsent_a_copy_is_simply_taken(place):
    campaign = place.begun()
    place.finish(campaign)
    place.copy("desk", "copy")

    with place.open("copy") as desk:
        assert desk.frozen == 0
        assert standing(desk, campaign) == ("finished", "")


def test_a_configuration_that_cannot_be_written_makes_it_ask_and_nothing_worse(place):
    campaign = place.begun()
    blocked = place.folder / "blocked"
    blocked.write_text("a file where the folder should be")

    with place.open(config=blocked) as desk:
        assert standing(desk, campaign) == ("paused", "restored_copy")


def test_a_desk_that_is_thrown_away_leaves_nothing_in_the_configuration(tmp_path, data_dir):
    with Desk(tmp_path / "demo", command=own_command(), hold=True):
        pass

    assert {path.name for path in tmp_path.iterdir()} == {"demo"}


def test_every_commit_is_known_outside_before_anything_follows_it(place):
    with place.open() as desk:
        office = place.office(desk)
        run(office, office.freeze(5))
        commits = desk._db.connection().execute(
            "SELECT value FROM meta WHERE key = 'commits'"
        ).fetchone()[0]  # fmt: skip
        (register,) = (place.config / "desks").glob("*.desk")
        assert int(register.read_bytes().split(b"\n")[0]) == int(commits) > 5
        assert register.stat().st_mode & 0o077 == 0


def test_the_command_line_sends_nothing_of_a_copy_until_it_is_told_to(place):
    campaign = place.begun()
    place.copy("desk", "copy")
    office = place.finish(campaign)

    def resume(*words: str) -> tuple[int, dict[str, object]]:
        done = subprocess.run(
            [*own_command(), "--data-dir", str(place.folder / "copy"), "--json",
             "campaigns", "resume", str(campaign.id), *words],
            env=os.environ | {"SMSDESK_CONFIG_DIR": str(place.config)},
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        return done.returncode, json.loads(done.stdout)

    refused, said = resume()
    assert (refused, said["error"]["code"]) == (4, "restored_copy")
    assert resume()[0] == 4
    assert len(office.ledger) == PEOPLE
    sent, answer = resume("--confirm-restored")
    assert (sent, answer["state"], answer["queued"]) == (0, "finished", 0)
    assert len(office.ledger) > PEOPLE  # the operator's own doing: it was said
