"""What is expected of a turn: what its scenario says, and the rules that hold for every turn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from .client import Line

SILENCE = "silence"
MOST_BUBBLES, MOST_WORDS, MOST_BUTTONS = 2, 60, 4
_SUMMARY = "Votre réclamation :"
_QUOTED = re.compile(r"«[^»]*»")
_LINK = re.compile(r"https?://\S+")
_FAMILIAR = re.compile(r"(?<!\w)(?:tu|toi|ton|tes|ta)(?![\w'’-])|(?<!\w)t['’](?=\w)", re.I)
_RAW = re.compile(r"\{[^}]*\}|\bNone\b|\bnull\b|\butter_\w+|<[a-z/][^>]*>")
_CARD = re.compile(r"(?<!\d)(?:\d[ .-]?){13,19}(?!\d)")


def faults(expected: Any, lines: Sequence[Line], ack: dict[str, Any]) -> list[str]:
    """What differs from `aide: …`, in French; nothing when all is as expected."""
    if expected is None:
        return []
    if expected == SILENCE:
        return [f"attendu : le silence ; obtenu : {said(lines)}"] if lines else []
    wanted = expected if isinstance(expected, dict) else {"contient": expected}
    text, titles = said(lines), [title for line in lines for title in line.buttons]
    found = [
        f"attendu : « {part} »"
        for part in _several(wanted.get("contient"))
        if _plain(part) not in _plain(text)
    ]
    found += [
        f"en trop : « {part} »"
        for part in _several(wanted.get("ne contient pas"))
        if _plain(part) in _plain(text)
    ]
    found += [
        f"bouton attendu : [{title}]" for title in _several(wanted.get("boutons")) if title not in titles
    ]
    found += [
        f"bouton en trop : [{title}]" for title in _several(wanted.get("boutons absents")) if title in titles
    ]
    if "bulles" in wanted and len(lines) != wanted["bulles"]:
        found.append(f"attendu : {wanted['bulles']} bulle(s) ; obtenu : {len(lines)}")
    if "auteur" in wanted and wanted["auteur"] not in {line.author for line in lines}:
        found.append(f"attendu : une bulle de « {wanted['auteur']} »")
    if ack.get("code") != wanted.get("erreur"):
        found.append(
            f"attendu : erreur {wanted.get('erreur') or 'aucune'} ; obtenu : {ack.get('code') or 'aucune'}"
        )
    if wanted.get("erreur") and "contient" in wanted:
        found = [fault for fault in found if not fault.startswith("attendu : «")]
        found += [
            f"attendu : « {part} »"
            for part in _several(wanted["contient"])
            if _plain(part) not in _plain(ack.get("message") or "")
        ]
    return found


def manners(lines: Sequence[Line]) -> list[str]:
    """The rules of every turn: short, polite, nothing raw, no whole card number."""
    ours = [line for line in lines if line.author in ("bot", "system")]
    bot = [line for line in ours if line.author == "bot"]
    text = "\n".join(line.text for line in ours)
    plain = _QUOTED.sub("« »", _LINK.sub("", text))
    found = []
    if len(bot) > MOST_BUBBLES or len(ours) > MOST_BUBBLES + 1:
        found.append(f"{len(ours)} bulles dans un tour, {MOST_BUBBLES} au plus")
    words = sum(
        len(_QUOTED.sub("« »", _LINK.sub("", line.text)).split())
        for line in ours
        if not line.text.startswith(_SUMMARY)
    )
    if words > MOST_WORDS:
        found.append(f"{words} mots dans un tour, {MOST_WORDS} au plus")
    if (count := sum(len(line.buttons) for line in ours)) > MOST_BUTTONS:
        found.append(f"{count} boutons dans un tour, {MOST_BUTTONS} au plus")
    found += [f"« {familiar[0]} » : on dit « vous »" for familiar in _FAMILIAR.finditer(plain)]
    found += [f"« {raw[0]} » ne doit pas être montré" for raw in _RAW.finditer(plain)]
    found += [f"numéro de carte montré : {number[0]}" for number in _CARD.finditer(text)]
    return found


def record_faults(expected: dict[str, Any], actual: dict[str, Any]) -> list[str]:
    """The fields of a complaint or of a handoff that differ; a text may be given as {contient: …}."""
    found = []
    for name, wanted in expected.items():
        got = actual.get(name)
        if isinstance(wanted, dict):
            missing = [
                part for part in _several(wanted.get("contient")) if _plain(part) not in _plain(str(got))
            ]
            found += [f"{name} : attendu « {part} », obtenu « {got} »" for part in missing]
            surplus = [
                part for part in _several(wanted.get("ne contient pas")) if _plain(part) in _plain(str(got))
            ]
            found += [f"{name} : en trop « {part} », obtenu « {got} »" for part in surplus]
        elif got != wanted and str(got) != str(wanted):
            found.append(f"{name} : attendu « {wanted} », obtenu « {got} »")
    return found


def said(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines) or "(rien)"


def _several(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _plain(text: str) -> str:
    """Same words whatever the spaces, the apostrophes and the capitals."""
    same = unicodedata.normalize("NFKC", text).replace("’", "'").lower()
    return " ".join(same.split())
