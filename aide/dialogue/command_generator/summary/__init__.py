"""The summary of a complaint, before it is filed. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.command_generator.corrections import corrections_in
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.block import asks_block
from aide.dialogue.command_generator.wishes.problem import tells_problem
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no import agrees_and_asks, is_no, is_yes, refuses
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World
from aide.folding import plain


def at_summary(message: Message, state: State, world: World, question: Question) -> list[Command]:
    frame = state.of("reclamation")
    facts = frame.facts if frame else {}
    if (text := _number_in_text(message, facts)) is not None:
        return [Command("replace_text", text=text)]
    named_value = [one for one in corrections_in(message, facts, world, loose=True) if f.names_new_value(message.text)]
    if _ADD_THAT.search(message.text):
        return [*named_value, telling(message, quiet=True, facts=False)]
    corrections = _name_more(message, facts) or corrections_in(message, facts, world, loose=True)
    yes = is_yes(message, T.yes_file, strict=True)
    if asks_block(message) and message.has("bloquer", at=0.6):  # another wish: the card first, the summary comes back
        return [starting("opposition", message, state)]
    ends = message.sentences[-1] if message.sentences and not message.has("corriger", "annuler") else None
    ordered = _orders_filing(message) or (ends is not None and ends.words <= MOST_ORDER and _orders_filing(ends))
    agrees = yes or ordered or agrees_and_asks(message, T.yes_file, _AFTER_FILING, _orders_filing)
    if agrees and not corrections:
        return [Command("affirm"), *question_in(message)]
    values = {name for one in corrections for name in one.values}
    refused = message.has("non", at=0.7) and message.act("corriger") < 0.3 and not message.is_question
    if refused and values <= {f.DATE, "motif"}:
        return [Command("deny")]
    if corrections:
        return corrections
    of_name = any(f.named_field(message.text, (one,)) == one for one in f.NAMES)
    if (
        not of_name
        and (text := f.replacement(message.text)) is not None
        and (
            message.has("corriger", at=0.3)
            or _INSTEAD_TEXT.search(message.plain) is not None
            or f.named_field(message.text, ()) == "description"
        )
    ):
        return [Command("replace_text", text=text)]
    if message.has("annuler") and not message.has("oui", at=0.4) and message.act("corriger") < 0.4:
        return [Command("cancel")]
    named = f.named_field(message.text, FIELDS.get(str(facts.get("motif")), ()))
    if named is not None and message.has("corriger", "non", at=0.35) and not message.has("demander", at=0.6):
        return [Command("correct_fact", named)]
    if refuses(message) and not message.is_question and not message.has("hesiter", "corriger"):
        return [Command("deny")]
    if asked := question_in(message):
        return asked
    if message.has("hesiter") and message.act("hesiter") > message.act("non"):
        return [Command("hesitate")]
    if is_no(message):
        return [Command("deny"), *question_in(message)]
    if message.has("corriger"):
        tells = named is None and message.words >= 6 and not message.is_question
        return [telling(message, quiet=True, facts=False)] if tells else [Command("correct_fact", "")]
    if message.has("reprocher"):
        return [Command("reproach")]
    if message.has("raconter") or (message.words >= STORY_WORDS and tells_problem(message)):
        return [telling(message)]
    if asks_block(message):
        return [starting("opposition", message, state)]
    if asked := question_in(message, lenient=True):
        return asked
    if message.act("oui") >= 0.35:
        return [Command("hesitate", "presque")]
    return [Command("hesitate", "neutre")]


_ADD_THAT = re.compile(
    r"\b(?:mett?[ez]+|ajout(?:e[rz]?)?|not(?:e[rz]?)|[ée]criv\w+|pr[ée]cis(?:e[rz]?)|indiqu(?:e[rz]?))\s[^.?!\d]{0,40}?\b(?:que\s|qu['’])"
    r"|^\s*(?:et |puis |bon |oui )?(?:r?ajout(?:e[rz]?)|not(?:e[rz]?)|pr[ée]cis(?:e[rz]?))(?:\s+(?:aussi|bien|[aà] (?:ma|la) r[ée]clamation))*\s*:",
    re.I,
)
"""« oui mais mettez que je veux être remboursé »: a line more, then the summary again."""
_IN_TEXT = re.compile(r"\bdans (?:le |mon )?(?:texte|message|recit)\b")
_CHANGED = re.compile(
    r"(?P<a>\d+(?:[.,]\d+)?)\D{0,40}\b(?P<how>en|par|au lieu d\w*|et pas|pas)\D{0,6}(?P<b>\d+(?:[.,]\d+)?)", re.I
)


def _number_in_text(message: Message, facts: Mapping[str, Any]) -> str | None:
    """« le 15 dans le texte, changez-le en 18 »: his own words with the one figure in place of the other."""
    told = f.known(facts, f.DESCRIPTION) or []
    story = " ".join(told)
    pair = _CHANGED.search(message.text)
    if _IN_TEXT.search(message.plain) is None or pair is None:
        return None
    old, new = (pair["a"], pair["b"]) if pair["how"].lower() in ("en", "par") else (pair["b"], pair["a"])
    changed = re.sub(rf"(?<![\d.,]){re.escape(old)}(?![\d])", new, story)
    return changed if changed != story else None


_INSTEAD_TEXT = re.compile(r"\b(?:mettez|mets|ecrivez|marquez) (?:plutot|juste|a la place|simplement)\b")
"""« mettez plutôt : … »: the words that come then replace his own."""
_MORE = re.compile(r"\b(?:r?ajout\w*|manque\w*|oubli\w*|il y a aussi|ya aussi|aussi|(?:c|est) ou|ou est)\b")


def _name_more(message: Message, facts: Mapping[str, Any]) -> list[Command]:
    """« rajoute zalando pour les 84 »: another merchant beside the known one; the sums stay."""
    known = f.known(facts, f.CREDITOR)
    if known is None or _MORE.search(message.plain) is None or message.words > 14:
        return []
    named = [one for one in f.parties_of(message.text) if plain(one) not in plain(str(known))]
    return [Command("correct_fact", "", {f.CREDITOR: ", ".join([str(known), *named])})] if named else []


_AFTER_FILING = frozenset(
    "reclamation_delai_reponse reclamation_etapes_suivantes reclamation_copie reclamation_reponse_courrier reclamation_decision_humaine delai_remboursement_fraude remboursement_fraude "
    "delai_remboursement_prelevement frais_remboursement".split()
)


MOST_ORDER = 4
"""Words of « bon, enregistrez » at the end of a message about something else."""
_FILE_IT = re.compile(
    r"\b(?:enregistrez|oui enregistre|envoyez|validez|deposez|vous pouvez (?:l |la )?(?:enregistrer|envoyer|valider|deposer)|(?:veux|voudrais) bien que vous (?:l |la )(?:enregistri|envoyi|deposi)\w+|"
    r"(?:vous ai|j ai|deja) dit oui|rien a changer)\b"
)
_NOT_NOW = re.compile(r"\b(?:ne|n|avant|sans|si|quand|apres|pas (?:encore )?)\s*$")


def _orders_filing(message: Message) -> bool:
    """« … oui je veux bien que vous l'enregistriez »: the order itself, whatever is told before it."""
    order = _FILE_IT.search(message.plain)
    if order is None or message.is_question or message.has("hesiter", "annuler", "corriger", at=0.6):
        return False
    before, after = message.plain[: order.start()], message.plain[order.end() :]
    if re.search(r"\b(?:mais|avant) (?:corrig|chang|modifi|enlev|rajout|ajout|mett|precis)\w*", message.plain):
        return False
    return _NOT_NOW.search(before) is None and re.match(r"\s*(?:pas|rien|plus tard|jamais)\b", after) is None
