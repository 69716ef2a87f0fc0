"""Examples read without Rasa's detours are those that Rasa reads,
and its faults are told as Rasa tells them.
"""

from __future__ import annotations

import copy

import pytest
from rasa.shared.exceptions import YamlException
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from aide.nlu import rasa_examples
from aide.nlu.rasa_examples import Example

WRITTEN = """
version: "3.1"
nlu:
- intent: frais
  examples: |
    - c'est quoi ces [3 €](montant) de frais ?
    - c'est quoi ces [3 €](montant) de frais ?
    - des frais [hier]{"entity": "date", "value": "veille"}
- synonym: veille
  examples: |
    - hier
- regex: iban
  examples: |
    - FR\\d+
responses:
  utter_frais:
  - text: « Voilà. »
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "nlu.yml"
    path.write_text(WRITTEN, encoding="utf-8")
    return str(path)


def test_they_are_what_rasa_reads(file):
    ours, theirs = rasa_examples.read([file]), training_data_from_paths([file], "fr")
    assert [one.as_dict() for one in ours.training_examples] == [
        one.as_dict() for one in theirs.training_examples
    ]
    for what in ("entity_synonyms", "regex_features", "lookup_tables", "responses"):
        assert getattr(ours, what) == getattr(theirs, what)
    assert len(ours.training_examples) == 2 and ours.responses


def test_a_file_that_changed_is_read_again(file, tmp_path):
    before = rasa_examples.read([file])
    (tmp_path / "nlu.yml").write_text(WRITTEN.replace("des frais", "encore des frais"), encoding="utf-8")
    assert rasa_examples.read([file]).fingerprint() != before.fingerprint()


@pytest.mark.parametrize(
    "fault",
    [
        WRITTEN.replace("- intent: frais", "- intent: [frais]"),
        WRITTEN.replace("  examples: |\n    - FR", "  exemples: |\n    - FR"),
        WRITTEN.replace("nlu:", "nlu: ["),
        WRITTEN + "nlu: []\n",
    ],
)
def test_a_fault_is_told_as_rasa_tells_it(fault, tmp_path):
    path = tmp_path / "faute.yml"
    path.write_text(fault, encoding="utf-8")
    with pytest.raises(YamlException) as ours:
        rasa_examples.read([str(path)])
    with pytest.raises(YamlException) as theirs:
        rasa_examples.RasaYAMLReader().validate(fault)
    assert type(ours.value) is type(theirs.value)
    assert ours.value.filename == str(path)
    theirs.value.filename = str(path)
    assert str(ours.value) == str(theirs.value)


def test_what_is_set_on_a_copy_is_not_on_the_first():
    first = Example.of(Message({TEXT: "mes frais", INTENT: "frais"}))
    second = copy.deepcopy(first)
    assert second == first and second.fingerprint() == first.fingerprint()
    second.set(INTENT, "hors_sujet", add_to_output=True)
    assert first.get(INTENT) == "frais" and INTENT not in first.output_properties
    assert second != first


def test_what_was_copied_from_is_not_changed_by_an_example():
    message = Message({TEXT: "mes frais", INTENT: "frais"})
    Example.of(message).add_features(object())
    assert message.features == []
