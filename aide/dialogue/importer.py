"""What Rasa trains from: its own files, and the sentences of knowledge as responses.
Each wording gets its id.
"""

from __future__ import annotations

import copy
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

from aide.dialogue import knowledge
from aide.nlu import rasa_examples


class AideImporter(RasaFileImporter):
    """`importers: [{name: aide.dialogue.importer.AideImporter}]` in config.yml.

    Sentences belong to the domain: Rasa would read those of `data/` with the examples,
    and learn all of these anew for a word changed in a sentence.
    """

    def get_domain(self) -> Domain:
        """With the wordings of the data, each under its own id, and the answers of knowledge."""
        domain = super().get_domain()
        if not domain.intents:
            return domain
        written = {name: with_ids(name, variations) for name, variations in self._read().responses.items()}
        return domain.merge(Domain.from_dict({"responses": {**written, **known_answers()}}))

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples alone: a changed wording then trains nothing again."""
        data = copy.copy(self._read())
        data.responses = {}
        return data

    def _read(self) -> TrainingData:
        if self._examples is None:
            self._examples = rasa_examples.read(self._nlu_files)
        return self._examples

    _examples: TrainingData | None = None


def known_answers() -> dict[str, list[dict[str, Any]]]:
    """`utter_info_<id>`: the wordings of each answer."""
    return {
        entry.response: with_ids(entry.response, wordings(entry)) for entry in knowledge.entries().values()
    }


def wordings(entry: knowledge.Entry) -> list[dict[str, Any]]:
    """Those for everybody, then those for who cannot telephone, who has filed, who is logged in,
    and who has blocked a card.
    """
    by_writing = [{"text": text, "metadata": {"par_ecrit": True}} for text in entry.written]
    after_filing = [{"text": text, "metadata": {"apres_depot": True}} for text in entry.filed]
    logged_in = [{"text": text, "metadata": {"si_connecte": True}} for text in entry.connected]
    card_blocked = [{"text": text, "metadata": {"carte_bloquee": True}} for text in entry.blocked]
    return [*({"text": text} for text in entry.texts), *by_writing, *after_filing, *logged_in, *card_blocked]


def with_ids(name: str, variations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """« utter_x.1 », « utter_x.2 »: how the voice knows which wording it said."""
    return [{**one, "id": one.get("id", f"{name}.{number}")} for number, one in enumerate(variations, 1)]
