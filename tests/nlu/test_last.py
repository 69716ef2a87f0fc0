"""What the last training learnt is found again by the next one, when it learns from nearly the same."""

from __future__ import annotations

import pytest

from aide.nlu import last

EXAMPLES = [f"frais exemple {number}" for number in range(200)]


class _Model:
    def __init__(self, told):
        self.told = told

    def save(self, path):
        path.write_text(self.told)

    @classmethod
    def load(cls, path):
        told = path.read_text()
        if told == "older":
            raise KeyError("weights")
        return cls(told)


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path / "cache"))
    return tmp_path / "cache"


def found(examples):
    model = last.model("acts", _Model.load, examples)
    return None if model is None else model.told


def test_nothing_is_found_before_anything_was_kept():
    assert found(EXAMPLES) is None


@pytest.mark.parametrize(
    ("examples", "is_found"),
    [
        (EXAMPLES, True),
        ([*EXAMPLES[1:], "frais autre"], True),
        ([*EXAMPLES, "frais autre"], True),
        (EXAMPLES[:190], False),
        ([f"{one} !" for one in EXAMPLES], False),
        ([], False),
    ],
)
def test_it_is_found_for_nearly_the_same_examples(examples, is_found):
    last.keep("acts", _Model("first"), EXAMPLES)
    assert (found(examples) == "first") is is_found


def test_the_newest_one_is_in_place_and_nothing_else(folder):
    last.keep("acts", _Model("first"), EXAMPLES)
    last.keep("acts", _Model("second"), EXAMPLES)
    assert found(EXAMPLES) == "second"
    assert [path.name for path in folder.iterdir()] == ["last-acts"]


@pytest.mark.parametrize("harm", ["older", None])
def test_what_cannot_be_read_is_as_absent(folder, harm):
    last.keep("acts", _Model("first"), EXAMPLES)
    kept = folder / "last-acts" / "acts.npz"
    kept.unlink() if harm is None else kept.write_text(harm)
    assert found(EXAMPLES) is None
