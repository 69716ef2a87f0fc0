"""Our loading of spaCy's French tokenizer cuts as spaCy's own, in a tenth of the time."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from aide.nlu import language, tokenizer
from aide.nlu.evaluation.texts import read
from aide.run.parts import ROOT


@pytest.fixture(scope="module")
def spacys():
    import spacy

    return spacy.load(
        tokenizer.MODEL,
        exclude=["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"],
    )


def test_every_example_and_every_compound_word_is_cut_as_by_spacy(spacys):
    from spacy.lang.fr._tokenizer_exceptions_list import FR_BASE_EXCEPTIONS

    texts = [one.text for one in read([*ROOT.glob("data/*/nlu.yml"), *ROOT.glob("tests/nlu/*.yml")])]
    words = sorted(FR_BASE_EXCEPTIONS)[::23]
    texts += words + [f"{word}ait, {word}-là" for word in words]
    texts += [
        f"{a}-{b}"
        for a in ("anti", "Saint", "Val", "faux", "chape", "grand", "entr'", "pet")
        for b in ("abat", "Ville", "en-l'air", "x")
    ]
    different = [
        text
        for text in texts
        if [token.text for token in tokenizer.french()(text)]
        != [token.text for token in spacys.make_doc(text)]
    ]
    assert not different[:5]
    assert len(texts) > 8000


def test_the_shortened_expression_is_short_and_says_the_same(spacys):
    whole = spacys.tokenizer.token_match.__self__
    short = re.compile(tokenizer.shortened(whole.pattern))
    assert len(short.pattern) < len(whole.pattern) / 10
    for word in (
        "faux-vampire",
        "saut-de-ski",
        "pet-en-l'air",
        "entr'abat",
        "Saint-Ouen",
        "carte",
        "peut-être",
        "-",
        "a-sexualisé",
    ):
        assert bool(short.match(word)) == bool(whole.match(word)), word


def test_the_small_words_are_spacys():
    from spacy.lang.fr.stop_words import STOP_WORDS

    assert language.FRENCH == STOP_WORDS


def test_nothing_of_the_assistant_imports_spacys_french():
    code = (
        "import sys, aide.nlu.tokenizer as t, aide.nlu.fallback, aide.nlu.french_entities, "
        "aide.nlu.classifier; t.french()\n"
        "print('spacy.lang.fr' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout
        == "False\n"
    )
