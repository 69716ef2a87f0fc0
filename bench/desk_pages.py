"""The desk's pages for `bench.desk`: what agents ask for, through HTTP, and how long each takes."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import httpx

from aide.complaints.motifs import LABELS
from aide.desk.conversations.outcomes import OUTCOMES
from aide.desk.http import labels, paging
from aide.desk.staff.cli import DEMO, DEMO_PASSWORD
from bench.desk_rows import DAYS, name_of, rare_word, sample

ROOT = Path(__file__).parents[1]
WARM_UP = 3
IDLE = ("personne", "Personne")
TIMEOUT = 120
SLOW_SECONDS = 20
"""A kind of page that has taken this long in all is not asked again: its figures are clear."""


@contextmanager
def desk(database_url: str, folder: Path, *command: str) -> Iterator[httpx.Client]:
    """The real desk in a process of its own; the client has logged in by the form.
    `command` replaces `-m aide.desk`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIDE_")}
    ours = {"AIDE_VAR": str(folder / "var"), "AIDE_DATABASE_URL": database_url, "AIDE_DESK_PORT": str(port)}
    with (folder / "desk.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, *(command or ("-m", "aide.desk"))],
            cwd=ROOT,
            env={**kept, **ours},
            stdout=log,
            stderr=log,
        )
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", follow_redirects=True, timeout=TIMEOUT
        ) as client:
            _ready(client)
            _log_in(client)
            _hire_idle(client)
            yield client
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def kinds(total: int, now: datetime) -> dict[str, list[str]]:
    """The addresses of each kind of page; `total` conversations are there."""
    rng = Random(1)
    weeks = [now.date() - timedelta(days=days) for days in range(1, DAYS, 3)]
    middle = [paging.cursor((now - timedelta(days=rng.uniform(1, DAYS)), name_of(0))) for _ in range(20)]
    names = [name for _login, name, _role in DEMO]
    filters: dict[str, list[dict[str, object]]] = {
        "list": [{}],
        "list, further on": [{"cursor": cursor} for cursor in middle],
        "filter: period": [{"since": day, "until": day + timedelta(days=6)} for day in weeks],
        "filter: intent": [{"intent": intent} for intent in labels.LABELS],
        "filter: not understood intent": [{"intent": labels.NOT_UNDERSTOOD}],
        "filter: intent of no message": [{"intent": "inconnue"}],
        "filter: motif": [{"motif": motif} for motif in LABELS],
        **{f"filter: outcome {outcome}": [{"outcome": outcome}] for outcome in OUTCOMES},
        "filter: rating": [{"rating": stars} for stars in range(1, 6)],
        "filter: agent": [{"agent": name} for name in names],
        "filter: reviewed": [{"reviewed": "oui"}, {"reviewed": "non"}],
        "filter: assigned": [{"assigned": login} for login, _name, _role in DEMO],
        "filter: assigned to somebody without any": [{"assigned": IDLE[0]}],
        "filter: agent who came to none": [{"agent": IDLE[1]}],
        "filter: customer": [{"customer": f"exemple-{rng.randrange(900):04d}"} for _ in range(20)],
        "filter: four at once": [
            {"motif": motif, "rating": rng.randint(1, 5), "agent": rng.choice(names), "reviewed": "oui"}
            for motif in LABELS
        ],
        "search: a word of every day": [
            {"q": word} for word in ("virement", "carte", "prélèvement", "frais")
        ],
        "search: a rare word": [{"q": rare_word(rng.randrange(1000))} for _ in range(20)],
        "search: two words": [{"q": "carte perdue"}, {"q": "frais espagne"}, {"q": "salle sport"}],
        "search: the beginning of a word": [{"q": "vir"}, {"q": "presta"}, {"q": "rembours"}],
        "search: a word and a filter": [{"q": "virement", "outcome": "complaint", "rating": 1}],
        "search: a word of no message": [{"q": "xylophone"}],
    }
    listed = {kind: [f"/conversations?{urlencode(one)}" for one in given] for kind, given in filters.items()}
    return {
        **listed,
        "open": [f"/conversations/{name}" for name in sample(40, total)],
        "stats: 30 days": ["/chiffres"],
        "stats: 7 days": [f"/chiffres?since={now.date() - timedelta(days=7)}"],
        "complaints": ["/reclamations"],
        "inbox": ["/ameliorer"],
    }


def measure(client: httpx.Client, addresses: list[str], times: int) -> list[float]:
    """Milliseconds of each request, the addresses in turn, without the first ones;
    [] when the desk failed.
    """
    taken: list[float] = []
    began = time.monotonic()
    for number in range(times + WARM_UP):
        started = time.perf_counter()
        answer = client.get(addresses[number % len(addresses)])
        if answer.is_server_error:
            # The server itself gives up after a minute.
            return []
        answer.raise_for_status()
        taken.append(1000 * (time.perf_counter() - started))
        if time.monotonic() - began > SLOW_SECONDS:
            break
    return taken[WARM_UP:] or taken


def _ready(client: httpx.Client) -> None:
    for _ in range(600):
        try:
            client.get("/healthz").raise_for_status()
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("the desk did not start in a minute")


def _log_in(client: httpx.Client) -> None:
    values = {
        "form_token": _token(client, "/connexion"),
        "login": DEMO[0][0],
        "password": DEMO_PASSWORD,
        "suite": "",
    }
    client.post("/connexion", data=values).raise_for_status()


def _hire_idle(client: httpx.Client) -> None:
    """An account without any conversation; at the next size it is there already, which the page refuses."""
    login, name = IDLE
    values = {"form_token": _token(client, "/comptes"), "login": login, "name": name, "role": "conseiller"}
    answer = client.post("/comptes", data={**values, "password": DEMO_PASSWORD})
    assert name in client.get("/comptes").text, answer.status_code


def _token(client: httpx.Client, path: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]
