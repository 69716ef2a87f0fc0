"""Examples of frauds and attacks going on, and of what looks like one: `data/**/dangers.yml`. No Rasa here."""

from __future__ import annotations

from pathlib import Path

import yaml

NONE = "aucun"
KINDS = "faux_conseiller code_donne lien prise_en_main vers_compte argent_part agression faux_acheteur".split()


class WrongExample(ValueError):
    """A kind that does not exist; the message names the file."""


def load_examples(data: Path) -> list[tuple[str, str]]:
    """(kind, text), `aucun` for a look-alike. Raises WrongExample."""
    found: list[tuple[str, str]] = []
    for path in sorted(data.rglob("dangers*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["dangers"]:
            kind = block["genre"]
            if kind not in (*KINDS, NONE):
                raise WrongExample(f"{path.name} : genre « {kind} » ; possible : {', '.join((*KINDS, NONE))}")
            found += [(kind, line.strip()) for line in block["exemples"].splitlines() if line.strip()]
    return found
