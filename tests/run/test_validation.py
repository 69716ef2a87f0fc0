"""Rasa's own check, made strict, and without the noise."""

from __future__ import annotations

from aide.run.logs import useful
from aide.run.parts import ROOT
from aide.run.validate import is_valid, own_faults, unexpected

PREFIX = "rasa/shared/utils/io.py:100: UserWarning:"
UNUSED = f"{PREFIX} The utterance 'utter_echec' is not used in any story or rule."
UNTOLD = f"{PREFIX} The intent 'frais' is not used in any story or rule."
BUTTON = (
    f"{PREFIX} The intent 'modifier' is listed in the domain file, but is not found in the NLU training data."
)
FORGOTTEN = (
    f"{PREFIX} The intent 'frais' is listed in the domain file, but is not found in the NLU training data."
)
CONFLICT = "2026-11-23 WARNING  rasa.validator  - Story structure conflict after intent 'frais':"


def test_a_warning_is_an_error():
    assert unexpected([UNUSED, UNTOLD, FORGOTTEN, BUTTON, CONFLICT]) == [FORGOTTEN, CONFLICT]


def test_the_project_has_no_fault_of_its_own():
    assert own_faults(ROOT) == []


def test_an_intent_without_examples_is_refused_by_the_real_check(tmp_path, capsys):
    domain = (ROOT / "domain.yml").read_text()
    changed = tmp_path / "domain.yml"
    changed.write_text(domain.replace("  - saluer\n", "  - saluer\n  - jamais_dite\n", 1))
    assert not is_valid(changed)
    assert "'jamais_dite'" in capsys.readouterr().out


def test_deprecations_of_others_and_progress_bars_are_left_out():
    lines = [
        "x.py:3: DeprecationWarning: old\n",
        "  import x\n",
        "\x1b[93mio.py: UserWarning: ours\n",
        "  More info at https://rasa.com\n",
        "\n",
        "Processed rules:   0%|          | 0/38 [00:00<?, ?it/s, # trackers=1]\n",
        "2026 INFO done\n",
    ]
    kept = ["io.py: UserWarning: ours", "  More info at https://rasa.com", "2026 INFO done"]
    assert list(useful(lines)) == kept
