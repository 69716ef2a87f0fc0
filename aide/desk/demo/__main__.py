"""`python -m aide.desk.demo`: fill the local database with invented conversations. Adds, never deletes."""

from __future__ import annotations

import argparse
import sys
import time

from aide import clock, db
from aide.desk.demo.seed import seed
from aide.private_files import keep_private
from aide.settings import Settings, SettingsError

COUNT, DAYS, SEED = 3000, 60, 2026


def main() -> None:
    """Add them, and say how many; refused in production."""
    options = _parser().parse_args()
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        sys.exit(str(error))
    if settings.is_production:
        sys.exit("Refusé : AIDE_ENV=production. Les données de démonstration sont pour une base locale.")
    keep_private(settings.var)
    _announce(options.conversations, options.days, settings.keep_conversations_days)
    db.upgrade(settings.database_url)
    started = time.monotonic()

    def told(done: int) -> None:
        print(f"\r{done} / {options.conversations}", end="", flush=True)

    added = seed(
        db.connect(settings.database_url),
        count=options.conversations,
        days=options.days,
        seed=options.seed,
        now=clock.now(),
        told=told,
    )
    seconds = time.monotonic() - started
    print(f"\n{added} conversations ajoutées en {seconds:.0f} s." if added else "\nDéjà présentes.")


def _announce(count: int, days: int, kept: float) -> None:
    print(f"Ajout de {count} conversations inventées des {days} derniers jours. Rien n'est effacé.")
    if days > kept:
        print(
            f"Celles de plus de {kept} jours seront oubliées par l'assistant comme les autres "
            "(AIDE_KEEP_CONVERSATIONS_DAYS) ; leurs réclamations restent."
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m aide.desk.demo", description=__doc__)
    parser.add_argument("--conversations", type=_positive, default=COUNT)
    parser.add_argument("--days", type=_positive, default=DAYS)
    parser.add_argument("--seed", type=int, default=SEED)
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("un nombre entier, au moins 1")
    return value


if __name__ == "__main__":
    main()
