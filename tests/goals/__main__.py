"""`make goals`: plays the customers of `clients_*.yml` and prints how many reach what they came for.

--in-process       without servers, in seconds:
the newest model of models/ with the present code and sentences
--only ID,ID       these goals only
--smoke            the thirty that `make test` plays
--held-out         those that are kept unread until the end, and only them
--at-once N        customers who talk at the same time (through the servers)
--show             print the conversations of the failures as well
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
import warnings
from pathlib import Path

from aide.run.parts import ROOT

from . import goals, report
from .game import Played, play
from .goals import Goal
from .model import newest_model

FOLDER = ROOT / "var" / "goals"
QUIET = {"SQLALCHEMY_SILENCE_UBER_WARNING": "1", "RASA_TELEMETRY_ENABLED": "false"}
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""A message needs small products, for which more threads only spin; numpy reads it when it is imported."""


def main() -> None:
    options = _options()
    chosen = _chosen(options)
    started = time.monotonic()
    os.environ.update(QUIET)
    played = (
        in_process(chosen, newest_model()) if options.in_process else through_servers(chosen, options.at_once)
    )
    folder = FOLDER / ("held_out" if options.held_out else "in_process" if options.in_process else "servers")
    if options.show:
        print("\n".join(report.written(one) for one in played if not one.is_reached))
    print(report.table(played))
    count = report.write_failures(folder, played)
    print(
        f"\n{count} conversations that failed: {folder.relative_to(ROOT)}/  "
        f"({time.monotonic() - started:.0f} s)"
    )


def in_process(chosen: list[Goal], model: Path) -> list[Played]:
    os.environ.update(ONE_THREAD)
    warnings.simplefilter("ignore")
    logging.disable(logging.INFO)
    from .in_process import InProcess

    here = InProcess(model)
    return [play(goal, here.seat(goal)) for goal in chosen]


def through_servers(chosen: list[Goal], at_once: int) -> list[Played]:
    from aide.run import model

    from .through_servers import play_all

    given = os.environ.get("AIDE_TESTS_MODEL")
    return play_all(chosen, Path(given) if given else model.ensure(ROOT, say=print), at_once=at_once)


def _chosen(options: argparse.Namespace) -> list[Goal]:
    found = goals.load(held_out=options.held_out)
    if options.smoke:
        found = goals.smoke(found)
    if options.only:
        names = options.only.split(",")
        if unknown := set(names) - {goal.id for goal in found}:
            sys.exit(f"no goal is called {', '.join(sorted(unknown))}")
        found = [goal for goal in found if goal.id in names]
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--in-process", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--at-once", type=int, default=4)
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
