"""`python -m aide.run`: everything, until Ctrl-C. `python -m aide.run train`: only the model."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time

from aide import db
from aide.run import environment, model, ports
from aide.run.parts import ROOT, Part, parts
from aide.run.supervise import Supervisor
from aide.settings import Settings, SettingsError

WHAT = {
    "sandbox": "Site de démonstration",
    "desk": "Bureau des conseillers",
    "assistant": "Assistant (canal)",
    "actions": "Actions",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m aide.run", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("run", "train"), default="run")
    what = parser.parse_args().what
    os.chdir(ROOT)
    environment.load(ROOT)
    try:
        train() if what == "train" else run()
    except (SettingsError, ports.PortTaken, model.TrainingFailed) as error:
        sys.exit(f"Aide ne peut pas démarrer : {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def train() -> None:
    started = time.monotonic()
    trained = model.ensure(ROOT, say=say)
    say(f"Modèle à jour : models/{trained.name} ({time.monotonic() - started:.0f} s)")


def run() -> None:
    settings = Settings.from_env()
    ours = parts(settings, model.path(ROOT))
    # Before the minute that a training takes.
    ports.check(ours)
    say("Base de données…")
    db.upgrade(settings.database_url)
    train()
    logs = settings.var / "logs"
    supervisor = Supervisor(ours, environ=environment.for_parts(os.environ, settings), cwd=ROOT, logs=logs, say=say)
    supervisor.listen_to_signals()
    say(f"Démarrage de {', '.join(part.name for part in ours)}…")
    supervisor.run(when_ready=lambda: say(welcome(ours, str(logs))))


def welcome(ours: list[Part], logs: str) -> str:
    addresses = [f"  {WHAT[part.name]:<24}{part.address}" for part in ours if part.name != "actions"]
    return "\n".join(
        [
            "\nAide est prête.",
            *addresses,
            f"  {'Au terminal':<24}make shell, dans une autre fenêtre",
            f"  {'Journaux':<24}{logs}/",
            "Ctrl-C arrête tout.\n",
        ]
    )


def say(line: str) -> None:
    # A terminal that was closed must not keep the supervisor from stopping the parts.
    with contextlib.suppress(OSError):
        print(line, flush=True)


if __name__ == "__main__":
    main()
