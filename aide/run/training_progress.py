"""What a person reads while a model is trained: stages in French, errors, and none of Rasa's chatter."""

from __future__ import annotations

import re

STAGES = {
    "FlowPolicy": "actes, questions et dangers",
    "LinearIntentClassifier": "sujets",
}
"""What each component learns."""
STEPS = {"Starting to train": "apprentissage…", "Finished training": "appris", "Restored": "inchangés"}
_STEP = re.compile(rf"({'|'.join(STEPS)}) component '(\w+)'")
_VECTORS = re.compile(r"^aide\.nlu\.vectors (\d+) (\d+)$")
_HARMLESS = re.compile(
    # Entities are found by rules, and a policy of ours answers: neither is forgotten.
    r"UserWarning: You have defined training data consisting of entity examples"
    r"|UserWarning: 'RulePolicy' is not included"
    r"|^\s*More info at https://rasa\.com|^Your Rasa model is trained| INFO  "
)


def told(line: str) -> str | None:
    """The line for the terminal; None for one that says nothing to a person."""
    if step := _STEP.search(line):
        return f"  {STAGES[step[2]]} : {STEPS[step[1]]}" if step[2] in STAGES else None
    if vectors := _VECTORS.match(line):
        done, of = (f"{int(number):,}".replace(",", "\N{NO-BREAK SPACE}") for number in vectors.groups())
        return f"  exemples lus : {done} sur {of}"
    return None if _HARMLESS.search(line) else line
