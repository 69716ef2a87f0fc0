"""A person who waits for a training reads its stages and its errors, in French, and nothing else."""

from __future__ import annotations

import pytest

from aide.run.training_progress import told

HOOKS = "2026-11-29 12:29:18 INFO     rasa.engine.training.hooks  - "


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            f"{HOOKS}Starting to train component 'FlowPolicy'.",
            "  actes, questions et dangers : apprentissage…",
        ),
        (f"{HOOKS}Finished training component 'LinearIntentClassifier'.", "  sujets : appris"),
        (f"{HOOKS}Restored component 'LinearIntentClassifier' from cache.", "  sujets : inchangés"),
        (
            "aide.nlu.vectors 4000 37192",
            "  exemples lus : 4\N{NO-BREAK SPACE}000 sur 37\N{NO-BREAK SPACE}192",
        ),
        ("  … 15 s", "  … 15 s"),
        (
            "YamlValidationException: data/frais/nlu.yml ligne 4",
            "YamlValidationException: data/frais/nlu.yml ligne 4",
        ),
        ("2026-11-29 12:29:18 WARNING  rasa.x - careful", "2026-11-29 12:29:18 WARNING  rasa.x - careful"),
        (
            "/x/io.py:100: UserWarning: Something else is wrong",
            "/x/io.py:100: UserWarning: Something else is wrong",
        ),
    ],
)
def test_stages_and_errors_are_shown(line, shown):
    assert told(line) == shown


@pytest.mark.parametrize(
    "line",
    [
        f"{HOOKS}Starting to train component 'Another'.",
        "/x/io.py:100: UserWarning: You have defined training data consisting of entity examples, but…",
        "/x/io.py:100: UserWarning: 'RulePolicy' is not included in the model's policy configuration.",
        "  More info at https://rasa.com/docs/rasa/components",
        "Your Rasa model is trained and saved at 'models/x.tar.gz'.",
    ],
)
def test_chatter_is_not(line):
    assert told(line) is None
