"""Where the data folder lies."""

from pathlib import Path

import platformdirs
import pytest

from smsdesk.paths import config_dir, data_dir


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


@pytest.mark.parametrize("given", [None, "/srv/config", "  "])
def test_the_configuration_is_where_platformdirs_says_and_never_in_the_data(monkeypatch, given):
    monkeypatch.delenv("SMSDESK_CONFIG_DIR", raising=False)
    monkeypatch.delenv("SMSDESK_DATA_DIR", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if given:
        monkeypatch.setenv("XDG_CONFIG_HOME", given)

    named = platformdirs.user_config_path("smsdesk", appauthor=False)

    assert config_dir() == named
    assert not config_dir().is_relative_to(data_dir())


def test_a_configuration_folder_of_the_environment_wins(monkeypatch, tmp_path):
    monkeypatch.setenv("SMSDESK_CONFIG_DIR", str(tmp_path / "config"))

    assert config_dir() == tmp_path / "config"
