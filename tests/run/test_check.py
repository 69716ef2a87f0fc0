"""The list of what keeps an installation from being a production."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aide.clock import now
from aide.db import connect, metadata, writing
from aide.desk import tables as _desk  # noqa: F401  (declares the tables)
from aide.desk.staff import accounts, cli
from aide.run import check
from aide.run.check import OK, STOP, WARN
from aide.run.parts import ROOT
from aide.settings import SECRETS, Settings

GOOD = Settings(
    env="production",
    **{name: f"{name}-of-the-tests-0123456789abcdef" for name in SECRETS},
    public_url="https://aide.example.org",
    allowed_origins=("https://www.example.org",),
    bank_url="https://bank.example.org",
    trusted_proxies=1,
    smtp_url="smtp://localhost",
    mail_from="aide@example.org",
)


def states(settings: Settings) -> dict[str, str]:
    return {line.what: line.state for line in check.of_settings(settings)}


def test_a_production_as_it_should_be_has_nothing_to_correct():
    assert set(states(GOOD).values()) == {OK}


@pytest.mark.parametrize(
    ("change", "what", "state"),
    [
        ({"env": "development"}, "AIDE_ENV", STOP),
        ({"public_url": "http://aide.example.org"}, "AIDE_PUBLIC_URL", STOP),
        ({"allowed_origins": ("https://a.fr", "http://localhost:5090")}, "AIDE_ALLOWED_ORIGINS", STOP),
        ({"bank_url": "http://127.0.0.1:5090"}, "AIDE_BANK_URL", STOP),
        ({"trusted_proxies": 0}, "AIDE_TRUSTED_PROXIES", STOP),
        ({"rate_limits": False}, "AIDE_RATE_LIMITS", STOP),
        ({"log_level": "debug"}, "AIDE_LOG_LEVEL", STOP),
        ({"smtp_url": ""}, "AIDE_SMTP_URL", WARN),
        ({"mail_from": "x@aide.invalid"}, "AIDE_MAIL_FROM", WARN),
        ({"desk_host": "0.0.0.0"}, "adresses d'écoute", WARN),
    ],
)
def test_each_fault_has_its_line(change, what, state):
    assert states(replace(GOOD, **change))[what] == state


@pytest.fixture
def database(tmp_path):
    url = f"sqlite:///{tmp_path / 'aide.db'}"
    engine = connect(url)
    metadata.create_all(engine)
    yield url, engine
    engine.dispose()


def of_database(url: str) -> dict[str, str]:
    return {line.what: line.state for line in check.of_database(replace(GOOD, database_url=url))}


def test_demo_accounts_are_told_and_are_no_supervisors(database):
    url, engine = database
    with writing(engine) as c:
        cli.seed_demo(c)
    assert of_database(url) == {
        "base de données": OK,
        "comptes de démonstration": STOP,
        "superviseur du bureau": STOP,
    }
    with writing(engine) as c:
        cli.close_demo(c)
        accounts.add(c, login="zoe", name="Zoé", role="superviseur", password="un-bon-mot", now=now())
    assert set(of_database(url).values()) == {OK}


def test_no_database_yet_and_one_that_does_not_answer(tmp_path):
    assert of_database(f"sqlite:///{tmp_path / 'none.db'}") == {"base de données": WARN}
    (tmp_path / "broken.db").write_text("no database" * 100)
    assert of_database(f"sqlite:///{tmp_path / 'broken.db'}") == {"base de données": STOP}


def test_a_folder_that_others_read_is_told(tmp_path):
    def state() -> str:
        [line] = [one for one in check.of_disk(replace(GOOD, var=tmp_path), ROOT) if "dossier" in one.what]
        return line.state

    tmp_path.chmod(0o755)
    assert state() == STOP
    tmp_path.chmod(0o700)
    assert state() == OK


def asked(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIDE_")}
    command = [sys.executable, "-W", "ignore", "-m", "aide.run", "check"]
    return subprocess.run(
        command, cwd=ROOT, env={**kept, "AIDE_VAR": str(folder), **environ}, capture_output=True, text=True
    )


def test_the_command_prints_it_and_says_by_its_code_whether_something_is_to_correct(tmp_path):
    ended = asked(tmp_path)
    assert ended.returncode == 1 and "à corriger  AIDE_ENV" in ended.stdout
    refused = asked(tmp_path, AIDE_ENV="prod")
    assert refused.returncode == 1 and "neither development nor production" in refused.stdout
    assert "Traceback" not in ended.stderr + refused.stderr
