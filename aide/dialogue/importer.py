"""What Rasa trains from: its own files, and the sentences of knowledge as responses. Each wording gets its id."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

from aide.dialogue import knowledge


class AideImporter(RasaFileImporter):
    """`importers: [{name: aide.dialogue.importer.AideImporter}]` in config.yml."""

    def get_domain(self) -> Domain:
        domain = super().get_domain()
        if not domain.intents:
            return domain
        return domain.merge(Domain.from_dict({"responses": known_answers()}))

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        data = super().get_nlu_data(language)
        for name, variations in data.responses.items():
            data.responses[name] = with_ids(name, variations)
        return data


def known_answers() -> dict[str, list[dict[str, Any]]]:
    """`utter_info_<id>`: the wordings of each answer."""
    return {
        entry.response: with_ids(entry.response, [{"text": text} for text in entry.texts])
        for entry in knowledge.entries().values()
    }


def with_ids(name: str, variations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """« utter_x.1 », « utter_x.2 »: how the voice knows which wording it said."""
    return [{**one, "id": one.get("id", f"{name}.{number}")} for number, one in enumerate(variations, 1)]
