"""How many of the yeses written apart are taken at once, and how many others are taken for one:
`python -m tests.goals.yes_no`.

Each text of `tests/nlu/oui_non_*.yml` answers the blocking of a card or the summary of a complaint,
in this process, with the newest model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aide import quick_yaml
from tests.goals.goals import Goal
from tests.goals.in_process import InProcess
from tests.goals.model import newest_model

TEXTS = Path(__file__).parents[1] / "nlu"
BEFORE = {
    "bloque": "j'ai perdu ma carte",
    "confirme": "je conteste des frais de 12 euros du 3 mars, je veux deposer une réclamation",
}
"""What opens each question."""
YES = "oui"


def answers(path: Path) -> Iterator[tuple[str, bool, str]]:
    """(question, whether it is a yes, the text) of one file."""
    for block in quick_yaml.read(path)["textes"]:
        for line in block["exemples"].strip().split("\n"):
            label, text = (part.strip() for part in line.split("|", 1))
            yield block["question"], label == YES, text


def is_done(here: InProcess, question: str, text: str) -> bool:
    """Whether the card is blocked, or the complaint filed, by that one answer."""
    seat = here.seat(Goal(id="x", opening=("a",), answers={}, cards=("4321",)))
    seat.says(BEFORE[question])
    seat.says(text)
    outcome = seat.outcome()
    return bool(outcome.blocked if question == "bloque" else outcome.complaints)


def main() -> None:
    """Prints, for each question, the yeses taken and the others taken for one, with those that went wrong."""
    here, counted, wrong = InProcess(newest_model()), Counter[tuple[str, bool, bool]](), []
    for path in sorted(TEXTS.glob("oui_non_*.yml")):
        for question, is_yes, text in answers(path):
            if question in BEFORE:
                done = is_done(here, question, text)
                counted[question, is_yes, done] += 1
                wrong += (
                    []
                    if done == is_yes
                    else [f"  {path.stem} {question} {YES if is_yes else 'non'} : {text}"]
                )
    print(*wrong, sep="\n")
    for question in BEFORE:
        yes, other = (counted[question, is_yes, True] for is_yes in (True, False))
        all_yes, all_other = (yes + counted[question, True, False], other + counted[question, False, False])
        print(
            f"{question}: {yes} of {all_yes} yeses taken at once, {other} of {all_other} others taken for one"
        )


if __name__ == "__main__":
    main()
