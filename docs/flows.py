"""`python -m docs.flows` writes docs/flows.md: each flow of `data/<sujet>/flux.yml` as a picture,
and in words beneath.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from aide.desk.http.labels import label
from aide.desk.http.words import told_actions
from aide.dialogue.flow import FACTS_OF_MOTIF, Flow, Step, load
from aide.subjects import DATA, Subject
from aide.subjects import load as load_subjects

PAGE = Path(__file__).with_suffix(".md")
LONGEST = 70
QUESTIONS = {"montant": "montant", "date": "date", "beneficiaire": "bénéficiaire", "creancier": "créancier"}
NO = {"confirme": "utter_ask_correction", "bloque": "utter_rien_bloque", "renouvelle": "utter_pas_de_carte"}
"""What is said after a no to the question that precedes an effect (`aide/dialogue/patterns/answers.py`)."""
CONDITIONS = {
    "anonyme": "le client n'est pas connecté",
    "session expirée": "sa session a expiré",
    "connecté": "le client est connecté",
}
OUTCOMES = {
    "bloquee": "carte bloquée",
    "incertain": "la banque n'a pas répondu",
    "refuse": "la banque refuse",
    "ferme": "hors des heures",
    "sans_reference": "réclamation à retrouver",
}
HEAD = """# Les flux

Écrit par `python -m docs.flows` d'après `data/<sujet>/flux.yml` : ne pas corriger ici. Comment en changer
un : [guide du testeur](guide-testeur.md#changer-un-flux-ou-en-ajouter-un).

Un flux dit ce qu'il faut demander, ce qui demande un oui, et l'acte qui a un effet. Un fait déjà donné n'est
jamais redemandé. À tout moment le client peut corriger, hésiter, demander autre chose, arrêter ou vouloir une
personne : c'est le même dans tous les flux (`aide/dialogue/patterns/`), et l'on revient ensuite à la question
ouverte.

Dans les images : un losange demande un oui, un cadre double a un effet, un cadre penché pose une question, un
cadre rond parle.
"""


def page(data: Path = DATA) -> str:
    """The whole page, from the files of `data`."""
    known, subjects, said = load(data), load_subjects(data), _responses(data)
    starts = {name: [one for one in subjects.values() if name in (one.starts, one.then)] for name in known}
    parts = [HEAD, _subjects(subjects.values(), known)]
    parts += [_flow(one, starts[one.name], _after(known, one.name), said, known) for one in known.values()]
    return "\n".join(parts)


def _subjects(subjects: Iterable[Subject], known: dict[str, Flow]) -> str:
    rows = ["## Ce que devient un message", "", "| ce qui est compris | d'abord | puis |", "|---|---|---|"]
    for one in subjects:
        first, then = "dit une phrase", ""
        if one.starts:
            first = f"commence « {known[one.starts].title} »"
        elif one.help:
            first = "aide"
        if one.then:
            then = f"propose « {known[one.then].title} »"
        if one.motif:
            then += f"{' ; ' if then else ''}motif « {one.motif.label} »"
            if one.motif.questions:
                then += f" ({', '.join(QUESTIONS[name] for name in one.motif.questions)})"
        rows.append(f"| {label(one.name)} (`{one.name}`) | {first} | {then} |")
    return "\n".join([*rows, ""])


def _after(known: dict[str, Flow], name: str) -> list[str]:
    """The flows that offer this one at their end."""
    return [
        f"la fin de « {flow.title} »"
        for flow in known.values()
        if any(then.offers == name for step in flow.steps for then in step.then.values())
    ]


def _flow(
    flow: Flow, starts: list[Subject], after: list[str], said: dict[str, str], known: dict[str, Flow]
) -> str:
    from_ = ", ".join([f"`{one.name}`" for one in starts] + after) or "ce que le client fait (`data/actes`)"
    picture = "\n".join(["```mermaid", "flowchart TD", *_picture(flow, said, known), "```"])
    words = "\n".join(f"{number}. {line}" for number, line in enumerate(_words(flow, said, known), 1))
    return f"## {flow.title} (`{flow.name}`)\n\nY mènent : {from_}.\n\n{picture}\n\n{words}\n"


def _picture(flow: Flow, said: dict[str, str], known: dict[str, Flow]) -> Iterator[str]:
    """Nodes e1, e2… in the order of the steps; a condition is a node of its own before its step."""
    yield f'  debut(["{_safe(flow.title)}"])'
    leaving = [("debut", "")]
    for number, step in enumerate(flow.steps, 1):
        own = f"e{number}"
        around: list[tuple[str, str]] = []
        if step.when:
            yield f'  c{number}{{{{"{CONDITIONS[step.when]} ?"}}}}'
            yield from _arrows(leaving, f"c{number}")
            leaving, around = [(f"c{number}", "oui")], [(f"c{number}", "non")]
        yield f"  {own}{_shape(step, _told(step, said))}"
        yield from _arrows(leaving, own)
        leaving = around
        if step.kind == "confirms":
            yield f'  n{number}("{_safe(_cut(said.get(NO[step.name], "")))}")'
            yield f'  {own} -->|"non"| n{number}'
            leaving = [(own, "oui"), *around]
        elif step.ends:
            yield f"  {own} --> fin((fin))"
        else:
            leaving = [(own, ""), *around]
        for place, (word, told) in enumerate(_outcomes(step, said, known), 1):
            yield f'  s{number}_{place}("{_safe(told)}")'
            yield f'  {own} -->|"{word}"| s{number}_{place}'
            if told.startswith("demande"):
                yield f"  s{number}_{place} --> {own}"
    yield from _arrows(leaving, "fin((fin))")


def _arrows(leaving: list[tuple[str, str]], to: str) -> Iterator[str]:
    for node, word in leaving:
        yield f'  {node} -->|"{word}"| {to}' if word else f"  {node} --> {to}"


def _shape(step: Step, told: str) -> str:
    left, right = {"asks": ("[/", "/]"), "confirms": ("{", "}"), "does": ("[[", "]]"), "says": ("(", ")")}[
        step.kind
    ]
    return f'{left}"{_safe(told)}"{right}'


def _words(flow: Flow, said: dict[str, str], known: dict[str, Flow]) -> Iterator[str]:
    for step in flow.steps:
        verb = {"asks": "Demande", "confirms": "Demande un oui", "does": "Fait", "says": "Dit"}[step.kind]
        line = f"{verb} : {_told(step, said)} (`{step.name}`)"
        if step.when:
            line = f"Si {CONDITIONS[step.when]}. {line}"
        if step.kind == "confirms":
            line += f". À un non : « {_cut(said.get(NO[step.name], ''))} »"
        line += ". Le flux s'arrête là." if step.ends else "."
        for word, told in _outcomes(step, said, known):
            line += f"\n   - {word} : {told}"
        yield line


def _told(step: Step, said: dict[str, str]) -> str:
    if step.kind == "does":
        return told_actions([step.name])[0]
    if step.name == FACTS_OF_MOTIF:
        return "ce que demande le motif (montant, date, nom)"
    response = step.name if step.kind == "says" else f"utter_ask_{step.name}"
    return f"« {_cut(said.get(response, response))} »"


def _outcomes(step: Step, said: dict[str, str], known: dict[str, Flow]) -> Iterator[tuple[str, str]]:
    for word, then in step.then.items():
        if then.says:
            yield _plain(word), f"dit « {_cut(said.get(then.says, then.says))} »"
        if then.offers:
            yield _plain(word), f"propose « {known[then.offers].title} »"
        if then.asks:
            yield _plain(word), f"demande « {_cut(said.get(f'utter_ask_{then.asks}', then.asks))} »"


def _cut(text: str) -> str:
    """Its beginning, up to a whole word."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def _safe(text: str) -> str:
    """For a label between quotes in mermaid, which reads « # » and braces its own way."""
    return text.replace('"', "'").replace("{", "‹").replace("}", "›").replace("#", "")


def _plain(word: str) -> str:
    return OUTCOMES.get(word, word.replace("_", " "))


@lru_cache(maxsize=4)
def _responses(data: Path) -> dict[str, str]:
    """The first wording of each response."""
    return {
        name: wordings[0]["text"]
        for path in sorted(data.glob("*/responses.yml"))
        for name, wordings in yaml.safe_load(path.read_text(encoding="utf-8"))["responses"].items()
    }


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
