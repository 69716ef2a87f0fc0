from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aide.settings import SECRETS, Settings, SettingsError

ROOT = Path(__file__).parents[1]
GIVEN = {f"AIDE_{name.upper()}": f"{name}-of-the-tests-0123456789abcdef" for name in SECRETS}


def local(folder: Path, **environ: str) -> Settings:
    return Settings.from_env({"AIDE_VAR": str(folder), **environ})


def production(**environ: str) -> Settings:
    return Settings.from_env({"AIDE_ENV": "production", **environ})


def test_local_secrets_are_random_kept_and_private(tmp_path):
    first, second = local(tmp_path / "a"), local(tmp_path / "b")
    assert local(tmp_path / "a") == first
    values = [getattr(settings, name) for settings in (first, second) for name in SECRETS]
    assert len(set(values)) == 2 * len(SECRETS) and min(map(len, values)) > 40
    assert (tmp_path / "a" / "secrets.env").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_share_their_secrets(tmp_path):
    code = "from aide.settings import Settings; print(Settings.from_env().session_secret)"
    command, environ = [sys.executable, "-c", code], {**os.environ, "AIDE_VAR": str(tmp_path)}
    started = [subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE) for _ in range(4)]
    assert len({process.communicate()[0] for process in started}) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secrets.env"]


def test_a_given_secret_wins_over_the_random_one(tmp_path):
    assert local(tmp_path, AIDE_BANK_TOKEN="given").bank_token == "given"
    assert not (tmp_path / "secrets.env").read_text().count("given")


def test_with_all_secrets_given_no_file_is_made(tmp_path):
    local(tmp_path, **GIVEN)
    assert list(tmp_path.iterdir()) == []


def test_production_starts_with_every_secret_given():
    assert production(**GIVEN).is_production


@pytest.mark.parametrize("missing", sorted(GIVEN))
def test_production_names_the_missing_secret(missing):
    with pytest.raises(SettingsError, match=missing):
        production(**{name: value for name, value in GIVEN.items() if name != missing})


def test_the_banks_public_key_replaces_the_shared_secret():
    given = {name: value for name, value in GIVEN.items() if name != "AIDE_CUSTOMER_JWT_SECRET"}
    assert production(**given, AIDE_CUSTOMER_JWT_PUBLIC_KEY="key.pem").is_production


def test_production_refuses_a_moved_clock():
    with pytest.raises(SettingsError, match="AIDE_NOW"):
        production(**GIVEN, AIDE_NOW="2026-11-23T10:00:00")


@pytest.mark.parametrize(
    ("variable", "raw", "name", "value"),
    [
        ("AIDE_TRUSTED_PROXIES", "2", "trusted_proxies", 2),
        ("AIDE_TURN_SECONDS", "1.5", "turn_seconds", 1.5),
        ("AIDE_RATE_LIMITS", "false", "rate_limits", False),
        ("AIDE_RATE_LIMITS", "non", "rate_limits", False),
        ("AIDE_RATE_LIMITS", "1", "rate_limits", True),
        (
            "AIDE_ALLOWED_ORIGINS",
            " https://a.fr, https://b.fr ,",
            "allowed_origins",
            ("https://a.fr", "https://b.fr"),
        ),
        ("AIDE_MAX_CHARACTERS", "", "max_characters", 4000),
    ],
)
def test_a_setting_is_read_as_what_it_is(tmp_path, variable, raw, name, value):
    assert getattr(local(tmp_path, **{variable: raw}), name) == value


@pytest.mark.parametrize(("variable", "raw"), [("AIDE_ASSISTANT_PORT", "abc"), ("AIDE_WAIT_MINUTES", "dix")])
def test_a_setting_that_cannot_be_read_is_named(tmp_path, variable, raw):
    with pytest.raises(SettingsError, match=f"{variable}='{raw}'"):
        local(tmp_path, **{variable: raw})


def test_no_secret_is_ever_printed(tmp_path):
    smtp: dict[str, Any] = {"AIDE_SMTP_URL": "smtp://user:password-of-the-mail@localhost"}
    shown = repr(local(tmp_path, **GIVEN, **smtp))
    assert not [value for value in GIVEN.values() if value in shown]
    assert "password-of-the-mail" not in shown
