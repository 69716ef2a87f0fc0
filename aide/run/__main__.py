"""`python -m aide.run`: everything, until Ctrl-C.

`train`: only the model; `retrain`: a better one or none; `check`: what is missing for a production.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import time

from aide.desk.staff.demo_accounts import DEMO_LOGINS, DEMO_PASSWORD
from aide.private_files import keep_private
from aide.run import environment, model, ports, schema
from aide.run.parts import ROOT, Part, parts
from aide.run.supervise import Supervisor
from aide.settings import Settings, SettingsError

# No Rasa, no database, no numpy here: the supervisor stays as long as the parts and needs none (a test says
# so).

WHAT = {
    "sandbox": "Site de démonstration",
    "desk": "Bureau des conseillers",
    "assistant": "Assistant (canal)",
    "actions": "Actions",
}

DESK_DEMO = f"  {'':<24}{', '.join(DEMO_LOGINS)} ; mot de passe {DEMO_PASSWORD}"


def main() -> None:
    """Run, train or retrain; what keeps it from starting is said in French, with exit code 1."""
    parser = argparse.ArgumentParser(prog="python -m aide.run", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("run", "train", "retrain", "check"), default="run")
    what = parser.parse_args().what
    os.chdir(ROOT)
    environment.load(ROOT)
    try:
        {"run": run, "train": train, "retrain": retrain, "check": check}[what]()
    except (SettingsError, ports.PortTaken, schema.NotUpgraded, model.TrainingFailed) as error:
        sys.exit(f"Aide ne peut pas démarrer : {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def train() -> None:
    """The model of the present data, trained if there is none."""
    started = time.monotonic()
    trained = model.ensure(ROOT, say=say)
    say(f"Modèle à jour : models/{trained.name} ({time.monotonic() - started:.0f} s)")


def retrain() -> None:
    """Exit code 1, and the model of before, when the new one is worse."""
    from aide.run.retrain import GotWorse
    from aide.run.retrain import retrain as better_or_none

    try:
        better_or_none(ROOT, say=say)
    except GotWorse as refusal:
        sys.exit(str(refusal))


def check() -> None:
    """What would keep this installation from being a production; exit code 1 if anything would."""
    from aide.run import check as checks

    found = checks.lines(ROOT)
    say(checks.printed(found))
    if any(one.state == checks.STOP for one in found):
        sys.exit(1)


def run() -> None:
    """Everything, until a signal."""
    settings = Settings.from_env()
    keep_private(settings.var)
    ours = parts(settings, model.path(ROOT))
    if settings.is_production:
        # In a process of its own: it opens the database, and this one stays small.
        subprocess.run([sys.executable, "-W", "ignore", "-m", "aide.run", "check"])
    # Before the minute that a training takes.
    ports.check(ours)
    say("Base de données…")
    schema.upgrade()
    train()
    logs = settings.var / "logs"
    supervisor = Supervisor(
        ours, environ=environment.for_parts(os.environ, settings), cwd=ROOT, logs=logs, say=say
    )
    supervisor.listen_to_signals()
    say(f"Démarrage de {', '.join(part.name for part in ours)}…")
    supervisor.run(when_ready=lambda: say(welcome(ours, str(logs))))


def welcome(ours: list[Part], logs: str) -> str:
    """What a person may open now, and where the logs are."""
    addresses = [line for part in ours if part.name != "actions" for line in _address(part, ours)]
    return "\n".join(
        [
            "\nAide est prête.",
            *addresses,
            f"  {'Au terminal':<24}make shell, dans une autre fenêtre",
            f"  {'Journaux':<24}{logs}/",
            "Ctrl-C arrête tout.\n",
        ]
    )


def _address(part: Part, ours: list[Part]) -> list[str]:
    line = f"  {WHAT[part.name]:<24}{part.address}"
    # The demo accounts are there only where the demo bank is: never in production.
    is_demo = part.name == "desk" and any(one.name == "sandbox" for one in ours)
    return [line, DESK_DEMO] if is_demo else [line]


def say(line: str) -> None:
    """A line for the terminal."""
    # A terminal that was closed must not keep the supervisor from stopping the parts.
    with contextlib.suppress(OSError):
        print(line, flush=True)


if __name__ == "__main__":
    main()
