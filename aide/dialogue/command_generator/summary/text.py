"""His own words, put right in the summary. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aide.dialogue import facts as f
from aide.dialogue.command_generator.dictated import dictated, without_that
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.command_generator.summary.objections import DENIES, TO_BE_WRITTEN
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.by_card import is_noted, of_means
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import SKIPPED
from aide.folding import plain


def removes(heard: SummaryAnswer) -> list[Command] | None:
    """« enlève le début »: what is to be left out cannot be cut by us; he writes it anew,
    in place of what there was.
    """
    message = heard.message
    if any(SKIPPED in one.values.values() for one in heard.corrections):
        return heard.corrections
    if not _REMOVE.search(message.plain) or _INSTEAD_TEXT.search(message.plain) or message.values("montant"):
        return None
    left = without(message.text, f.known(heard.facts, f.DESCRIPTION) or [])
    if left is None:
        return [Command("correct_fact", f.DESCRIPTION)]
    added = adds_line(heard) or []
    return [Command("replace_text", text=left), *added]


def without(text: str, story: Sequence[str]) -> str | None:
    """The story without the words that are to go, « virez c'est quoi ce délire », « mettez pas mon lol »;
    None where they are not in it.
    """
    found = _TAKE_AWAY.search(text)
    words = plain(found["what"]).split() if found else []
    if not words:
        return None
    sought = re.compile(r"\W+".join(map(_as_typed, words)) + r"\W*(?!\w)", re.I)
    left = [sought.sub("", one).strip() for one in story]
    return (
        ". ".join(one.rstrip(" .") for one in left if one)
        if left != [one.strip() for one in story] and any(left)
        else None
    )


def _as_typed(word: str) -> str:
    """A folded word, with or without its accents."""
    return r"(?<!\w)" + "".join(_ACCENTED.get(letter, re.escape(letter)) for letter in word)


_ACCENTED = {"a": "[aàâä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iîï]", "o": "[oôö]", "u": "[uùûü]"}
_TAKE_AWAY = re.compile(
    r"\b(?:enl[eè]v\w*|supprim\w*|retir\w*|effac\w*|vir(?:e[rz]?|es)|(?:mets|"
    r"mettez|[ée]cri[st]|[ée]crivez|laisse[rz]?) pas)\b"
    r"(?:[- ](?:moi|y))?\s+(?:(?:aussi|juste|le|la|les|l['’]|mon|ma|mes|ce|cette|mot|mots|phrase|passage|"
    r"partie|bout|sur|du|de)\s+){0,12}"
    r"[«\"“']?\s*(?P<what>[^,.;»\"”]{2,80}?)\s*[»\"”']?\s*(?:dedans|du texte|de l[aà]|svp|stp|merci|"
    r"aussi)?\s*(?:$|[,.;]|\bet\b)",
    re.I,
)


def adds_line(heard: SummaryAnswer) -> list[Command] | None:
    """« oui mais mettez que je veux être remboursé »: a line more, then the summary again."""
    text = heard.message.text
    if not heard.changed and (bare := without_that(text)) is not None:
        return [replace(telling(heard.message, quiet=True, facts=False), text=bare)]
    if (line := dictated(text)) is None:
        return None
    named_value = heard.changed if f.names_new_value(text) else []
    told = telling(heard.message, quiet=True, facts=False)
    return [*named_value, replace(told, text=line) if len(line.split()) > 1 else told]


def misses(heard: SummaryAnswer) -> list[Command] | None:
    """« il manque ma demande : que l'on cherche le virement »: what he misses is added."""
    message = heard.message
    found = _MISSING.search(message.text)
    if (
        found is None
        or message.is_question
        or heard.changed
        or len(_WORDS.findall(found["what"])) < FEWEST_WORDS
    ):
        return None
    what = found["what"].strip()
    return [replace(telling(message, quiet=True, facts=False), text=what[:1].upper() + what[1:])]


def says_expected(heard: SummaryAnswer) -> list[Command] | None:
    """« vous avez pas mis que je veux être remboursé »: what he expects is added once;
    the second time, it is noted already.
    """
    message, wish = heard.message, f.expected(heard.message.text)
    if wish is None or heard.corrections or heard.agrees or message.words > len(wish.split()) + MOST_BESIDE:
        return None
    if message.has("demander", at=0.6) and message.is_question:
        return None
    if f.is_expected_in(wish, " ".join(f.known(heard.facts, f.DESCRIPTION) or [])):
        return [Command("hesitate", "deja_note")]
    return [replace(telling(message, facts=False), text=wish[:1].upper() + wish[1:])]


def names_means(heard: SummaryAnswer) -> list[Command] | None:
    """« c'est un paiement par carte », which no motive says."""
    if heard.corrections:
        return None
    noted = [Command("hesitate", "deja_note")] if is_noted(heard.message, heard.facts) else None
    return noted or of_means(heard.message, heard.facts)


def says_otherwise(heard: SummaryAnswer) -> list[Command] | None:
    """« c'est pas un paiement par carte, c'est un virement. sinon oui »: what he denies is added,
    and the summary shown again.
    """
    message = heard.message
    says = DENIES.search(message.plain) or TO_BE_WRITTEN.search(message.plain)
    if heard.corrections or message.is_question or not says or message.words < FEWEST_TO_ADD:
        return None
    return [telling(message, facts=False)]


def says_how_long(heard: SummaryAnswer) -> list[Command] | None:
    """« ça dure depuis 4 mois, pas juste en novembre »: how long it lasted,
    which is no day, goes with his words.
    """
    message = heard.message
    is_told = any(f.is_lapse(one.text) for one in message.entities if one.label == f.DATE)
    if (
        heard.corrections
        or heard.agrees
        or message.is_question
        or not is_told
        or message.words < FEWEST_LASTING
    ):
        return None
    return [telling(message, facts=False)]


def replaces(heard: SummaryAnswer) -> list[Command] | None:
    """« mettez plutôt : … »: the words that come then replace his own."""
    message = heard.message
    if any(f.named_field(message.text, (one,)) == one for one in f.NAMES):
        return None
    text = f.replacement(message.text)
    tells = text is not None and len(_WORDS.findall(text)) >= FEWEST_WORDS
    return [Command("replace_text", text=text or "")] if tells and _is_of_text(message) else None


def _is_of_text(message: Message) -> bool:
    return (
        message.has("corriger", at=0.3)
        or _INSTEAD_TEXT.search(message.plain) is not None
        or f.named_field(message.text, ()) == "description"
    )


FEWEST_LASTING = 4
FEWEST_TO_ADD, MOST_BESIDE = 6, 8
"""Words of a line to add, and those beside what he expects: in more of them he tells."""
_MISSING = re.compile(
    r"(?:\bmanque\b(?:[^:.]{0,40}:)?|\b(?:t['’ ]?(?:as|a)|"
    r"vous (?:n['’])?avez|tu (?:n['’])?as) (?:pas|rien|oubli[ée]\w*) "
    r"(?:(?:mis|not[ée]|[ée]crit|marqu[ée]|dit|de|mettre|noter|parl[ée]) )+)\s*(?P<what>.+)$",
    re.I | re.S,
)
_REMOVE = re.compile(
    r"(?<!as )(?<!avez )(?<!ai )(?<! a )(?<!ont )\b(?:enleve[rz]?|enlever|"
    r"supprime[rz]?|retire[rz]?|effacez?|effacer|vire[rz]?)\b"
    r"(?! (?:la|ma|cette) (?:reclam|plainte|demande))(?!.{0,40}\bmet(?:s|tez)\b)"
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
FEWEST_WORDS = 2
"""Of a text in place of his own: « mets 10 à la place de 9 » gives none."""
_INSTEAD_TEXT = re.compile(r"\b(?:mettez|mets|ecrivez|marquez) (?:plutot|juste|a la place|simplement)\b")
