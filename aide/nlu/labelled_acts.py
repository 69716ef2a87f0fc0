"""The examples that acts are learnt from: what each line does, said while something is open. No Rasa here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aide import quick_yaml

ACTS = (
    "oui non hesiter passer annuler repondre corriger raconter deposer demander bloquer retrouver humain "
    "reprocher danger renouveler suivre ajouter retirer bavarder ailleurs"
).split()

CONTEXTS = (
    "rien offre motif montant date nom description email confirme carte "
    "bloque renouvelle conseiller attente fait reformule"
).split()


class WrongExample(ValueError):
    """A line of examples of acts cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class ActExample:
    """`text` said while `context` was open does all of `acts`."""

    context: str
    acts: tuple[str, ...]
    text: str


def load_examples(data: Path) -> list[ActExample]:
    """All of `data/**/actes*.yml`. Raises WrongExample."""
    return [one for path in sorted(data.rglob("actes*.yml")) for one in read_examples(path)]


def read_examples(path: Path) -> Iterator[ActExample]:
    """`actes: [{contexte, exemples: "acte+acte | texte" a line}]`."""
    told = quick_yaml.read(path)
    for block in told["actes"]:
        context = block["contexte"]
        if context not in CONTEXTS:
            raise WrongExample(f"{path.name} : contexte « {context} » ; possible : {', '.join(CONTEXTS)}")
        for line in block["exemples"].splitlines():
            if not line.strip():
                continue
            said, separator, text = line.partition(" | ")
            acts = tuple(one.strip() for one in said.split("+"))
            if not separator or not text.strip() or set(acts) - set(ACTS):
                raise WrongExample(
                    f"{path.name} : « {line.strip()} » ; une ligne s'écrit « acte+acte | texte »"
                )
            yield ActExample(context, acts, text.strip())
