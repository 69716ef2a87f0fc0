"""What `.env` and the supervisor add to the environment of the parts."""

from __future__ import annotations

import pytest

from aide.run import environment
from aide.settings import Settings


def test_the_env_file_gives_names_and_values(tmp_path):
    file = tmp_path / ".env"
    file.write_text("# comment\n\nAIDE_DESK_PORT=6080\nAIDE_SMTP_URL='smtp://a=b'\nAIDE_NOW=\n# AIDE_VAR=x\n")
    assert environment.read_file(file) == {"AIDE_DESK_PORT": "6080", "AIDE_SMTP_URL": "smtp://a=b"}


def test_no_env_file_is_no_error(tmp_path):
    assert environment.read_file(tmp_path / ".env") == {}


def test_the_real_environment_wins_over_the_file():
    values = environment.complete(
        {"AIDE_DESK_PORT": "7000"}, {"AIDE_DESK_PORT": "6080", "AIDE_SESSION_DAYS": "2"}
    )
    assert values == {"AIDE_DESK_PORT": "7000", "AIDE_SESSION_DAYS": "2"}


def test_the_moment_of_a_shifted_clock_is_said_once_for_all_parts():
    assert float(environment.complete({"AIDE_NOW": "2026-11-23T10:00"}, {})["AIDE_NOW_SINCE"]) > 0
    given = {"AIDE_NOW": "2026-11-23T10:00", "AIDE_NOW_SINCE": "12.5"}
    assert environment.complete(given, {})["AIDE_NOW_SINCE"] == "12.5"
    assert "AIDE_NOW_SINCE" not in environment.complete({}, {})


def test_the_addresses_follow_the_ports():
    made = environment.for_parts({}, Settings(sandbox_port=6090, assistant_port=6005))
    assert made["AIDE_BANK_URL"] == "http://127.0.0.1:6090"
    assert made["AIDE_PUBLIC_URL"] == "http://127.0.0.1:6005"
    assert made["AIDE_ALLOWED_ORIGINS"] == "http://127.0.0.1:6090,http://localhost:6090"


def test_an_address_that_was_given_is_kept():
    given = {"AIDE_BANK_URL": "https://bank.invalid"}
    assert environment.for_parts(given, Settings())["AIDE_BANK_URL"] == "https://bank.invalid"


def test_production_gets_no_address_that_it_did_not_give():
    assert "AIDE_BANK_URL" not in environment.for_parts({}, Settings(env="production"))


@pytest.mark.parametrize("given", [{}, {"SANIC_HOST": "0.0.0.0", "RASA_TELEMETRY_ENABLED": "true"}])
def test_actions_never_listen_outside_and_telemetry_is_off(given):
    made = environment.for_parts(given, Settings())
    assert made["SANIC_HOST"] == "127.0.0.1"
    assert made["RASA_TELEMETRY_ENABLED"] == "false"
