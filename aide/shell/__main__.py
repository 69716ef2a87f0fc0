"""`python -m aide.shell`: talk to the assistant; a number presses a button, /quitter leaves."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable

import httpx

from aide.run import environment
from aide.run.parts import ROOT
from aide.settings import Settings, SettingsError
from aide.shell.client import ChatClient
from aide.shell.lines import Refused, Unreachable
from aide.shell.screen import Screen

LEAVE = "/quitter"


def main() -> None:
    """Talk until the end of input or « /quitter »; an error is told and ends it."""
    environment.load(ROOT)
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        sys.exit(str(error))
    options = arguments(settings)
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  (gives `input` its history and editing)
    try:
        token = login(options.bank, options.customer) if options.customer else None
        talk(options.server, token)
    except Unreachable as error:
        sys.exit(f"{error}\nPersonne ne répond : lancez d'abord `make run` dans une autre fenêtre.")
    except Refused as refusal:
        sys.exit(refusal.message)
    except (EOFError, KeyboardInterrupt):
        print()


def arguments(settings: Settings) -> argparse.Namespace:
    """What the command line says, with its defaults from the settings."""
    parser = argparse.ArgumentParser(prog="python -m aide.shell", description=__doc__)
    parser.add_argument(
        "--customer", help="demo-claire, demo-karim, demo-lea ; sans cela, un visiteur anonyme"
    )
    parser.add_argument("--server", default=f"http://127.0.0.1:{settings.assistant_port}", help="%(default)s")
    parser.add_argument(
        "--bank",
        default=f"http://127.0.0.1:{settings.sandbox_port}",
        help="la banque de démonstration, %(default)s",
    )
    return parser.parse_args()


def login(bank: str, customer: str) -> Callable[[], str]:
    """A function that logs in again at each reconnection: a token lasts an hour.

    Raises Refused or Unreachable.
    """
    last = _token(bank, customer)

    def fresh() -> str:
        nonlocal last
        with contextlib.suppress(Unreachable, Refused):
            last = _token(bank, customer)
        return last

    return fresh


def talk(server: str, token: Callable[[], str] | None) -> None:
    """Until /quitter, or the end of the input."""
    screen = Screen()
    client = ChatClient(server, on_event=screen.on_event)
    client.connect(token)
    screen.show(f"[Un chiffre appuie sur le bouton, {LEAVE} quitte]")
    try:
        while (typed := screen.ask()).strip() != LEAVE:
            _send(client, screen, typed)
    finally:
        client.close()


def _token(bank: str, customer: str) -> str:
    try:
        answer = httpx.post(f"{bank}/sandbox/login", json={"customer": customer}, timeout=5.0)
    except httpx.HTTPError as error:
        raise Unreachable(f"{bank}: {error}") from None
    if answer.status_code != httpx.codes.OK:
        raise Refused("client_inconnu", f"La banque de démonstration ne connaît pas « {customer} ».")
    return str(answer.json()["token"])


def _send(client: ChatClient, screen: Screen, typed: str) -> None:
    button = screen.pressed(typed)
    try:
        if button:
            screen.show(f"  → {button.title}")
            client.press(button.title)
        else:
            client.say(typed)
    except Refused as refusal:
        screen.show(f"[{refusal.message}]")


if __name__ == "__main__":
    main()
