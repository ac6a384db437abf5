"""Where the data folder lies."""

from pathlib import Path

import platformdirs
import pytest

from smsdesk.paths import data_dir


@pytest.mark.parametrize("given", [None, "/srv/data", "  "])
def test_the_users_folder_is_the_one_that_platformdirs_names(monkeypatch, given):
    monkeypatch.delenv("SMSDESK_DATA_DIR", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if given:
        monkeypatch.setenv("XDG_DATA_HOME", given)

    named = platformdirs.user_data_path("smsdesk", appauthor=False, roaming=False)

    assert data_dir() == named


def test_a_chosen_folder_wins_over_the_environments(monkeypatch, tmp_path):
    monkeypatch.setenv("SMSDESK_DATA_DIR", str(tmp_path / "environment"))

    assert data_dir() == tmp_path / "environment"
    assert data_dir(str(tmp_path / "word")) == tmp_path / "word"
    assert data_dir("~/desk") == Path.home() / "desk"
