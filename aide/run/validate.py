"""`python -m aide.run.validate`: Rasa's check of its data, with every warning an error.

`rasa data validate --fail-on-warnings` alone passes with an intent that has no example (AMENDMENTS 4).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from aide.run.parts import ROOT
from aide.run.rasa import rasa

BUTTON_INTENTS = frozenset(
    {"modifier", "passer", "choisir_motif", "choisir_carte", "reprendre", "ne_plus_attendre", "autre_chose"}
)
"""Said by buttons only: they have no examples, so that no text can mean them."""
_EXPECTED = re.compile(
    # Actions say most responses; tests/platform/test_rasa_data.py checks that something says each.
    r"The utterance '\w+' is not used in any story or rule"
    rf"|The intent '({'|'.join(sorted(BUTTON_INTENTS))})' is listed in the domain file, but is not found"
)


def main() -> None:
    sys.exit(0 if is_valid(ROOT / "domain.yml") else 1)


def is_valid(domain: Path) -> bool:
    """Whether Rasa has no complaint about this domain with the project's data; its warnings are printed."""
    printed: list[str] = []
    files = ("--config", "config.yml", "--domain", str(domain), "--data", "data")
    code = rasa("data", "validate", "--fail-on-warnings", *files, root=ROOT, show=printed.append)
    warnings = unexpected(printed)
    for line in warnings if code == 0 else printed:
        print(line)
    print(f"rasa data validate : {'en ordre' if code == 0 and not warnings else 'À CORRIGER'}")
    return code == 0 and not warnings


def unexpected(lines: Iterable[str]) -> list[str]:
    """The warnings that are not known to be harmless."""
    return [line for line in lines if ("UserWarning:" in line or " WARNING " in line) and not _EXPECTED.search(line)]


if __name__ == "__main__":
    main()
