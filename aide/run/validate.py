"""`python -m aide.run.validate`: our check of `data`, of the testers' stories,
then Rasa's with every warning an error.

`rasa data validate --fail-on-warnings` alone passes with an intent that has no example.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from aide.dialogue.buttons import INTENTS as BUTTON_INTENTS
from aide.run import check_data
from aide.run.parts import ROOT
from aide.run.rasa import rasa
from aide.run.stories import faults, files

_EXPECTED = re.compile(
    # Flows and the policy say and read nearly all of them; tests/platform/test_rasa_data.py checks that each
    # is reached.
    r"The (?:utterance|intent) '\w+' is not used in any story or rule"
    # Said by buttons only: they have no examples, so that no text can mean them.
    rf"|The intent '({'|'.join(BUTTON_INTENTS)})' is listed in the domain file, but is not found"
)


def main() -> None:
    """Exit code 0 when all is right; else what is not is printed."""
    mistakes = own_faults(ROOT)
    for line in mistakes:
        print(line)
    print(f"données et histoires : {_told(not mistakes)}")
    # Rasa takes half a minute to say less clearly what was just said.
    sys.exit(0 if not mistakes and is_valid(ROOT / "domain.yml") else 1)


def own_faults(root: Path) -> list[str]:
    """What is wrong in what Rasa does not read, or reads without a word; « file, ligne N : … », in French."""
    wrong = check_data.faults(root)
    return wrong or list(files.read(root, faults.names(root)).mistakes)


def is_valid(domain: Path) -> bool:
    """Whether Rasa has no complaint about this domain with the project's data; its warnings are printed."""
    printed: list[str] = []
    files = ("--config", "config.yml", "--domain", str(domain), "--data", "data")
    code = rasa("data", "validate", "--fail-on-warnings", *files, root=ROOT, show=printed.append)
    warnings = unexpected(printed)
    for line in warnings if code == 0 else printed:
        print(line)
    print(f"rasa data validate : {_told(code == 0 and not warnings)}")
    return code == 0 and not warnings


def unexpected(lines: Iterable[str]) -> list[str]:
    """The warnings that are not known to be harmless."""
    return [
        line
        for line in lines
        if ("UserWarning:" in line or " WARNING " in line) and not _EXPECTED.search(line)
    ]


def _told(is_right: bool) -> str:
    return "en ordre" if is_right else "À CORRIGER"


if __name__ == "__main__":
    main()
