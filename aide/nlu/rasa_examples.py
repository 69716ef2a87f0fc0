"""The examples as Rasa trains from them, read, copied and compared without its detours.

Rasa reads each file a second time in pure Python, for the line of a fault that is hardly ever there, copies
every example in depth at each of ten merges, and digests each of its words apart: a third of a training was
that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pykwalify.core import Core
from rasa.shared.constants import PACKAGE_NAME, RESPONSES_SCHEMA_FILE, SCHEMA_EXTENSIONS_FILE
from rasa.shared.nlu.training_data.formats.rasa_yaml import NLU_SCHEMA_FILE, RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import get_text_hash, read_yaml, read_yaml_file


class Example(Message):
    """A message whose parts nobody changes in place: a copy shares them,
    and gets its own of what is set later.
    """

    _cached_fingerprint: str | None

    @classmethod
    def of(cls, message: Message) -> Example:
        """The same message, as an example."""
        return cls(message.data, set(message.output_properties), message.time, list(message.features))

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        copied = self.of(self)
        copied._cached_fingerprint = self._cached_fingerprint
        return copied

    def fingerprint(self) -> str:
        """One digest of all of it, of whatever parts with their own."""
        if self._cached_fingerprint is None:
            parts = [self.data, self.features]
            told = json.dumps(parts, sort_keys=True, default=lambda part: part.fingerprint())
            self._cached_fingerprint = str(get_text_hash(told))
        return self._cached_fingerprint


def read(paths: Iterable[str]) -> TrainingData:
    """All that the files hold. Raises rasa.shared.exceptions.YamlException, with the file and the line."""
    return TrainingData().merge(*(_read(file, Path(file).read_text(encoding="utf-8")) for file in paths))


@cache
def _read(file: str, content: str) -> TrainingData:
    """Once a process: validation and training each have an importer."""
    reader = _Reader()
    reader.filename = file
    return reader.reads(content)


class _Reader(RasaYAMLReader):
    def validate(self, string: str) -> None:
        """Rasa's own check, which knows the lines and is slow for it,
        is asked only where there is a fault to tell.
        """
        try:
            Core(source_data=read_yaml(string), schema_data=_schema(), extensions=[_EXTENSIONS]).validate()
        except Exception:
            super().validate(string)

    def reads(self, string: str, **options: Any) -> TrainingData:
        """What the text holds, each of its messages an example."""
        data: TrainingData = super().reads(string, **options)
        data.training_examples = [Example.of(message) for message in data.training_examples]
        return data


_EXTENSIONS = str(files(PACKAGE_NAME) / SCHEMA_EXTENSIONS_FILE)


@cache
def _schema() -> dict[str, Any]:
    """As Rasa puts it together: of examples, and of the sentences that a file of examples may hold."""
    told = (
        read_yaml_file(str(files(PACKAGE_NAME) / name)) for name in (NLU_SCHEMA_FILE, RESPONSES_SCHEMA_FILE)
    )
    return {key: value for schema in told for key, value in schema.items()}
