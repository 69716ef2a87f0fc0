"""One classifier on the texts written apart, in a process of its own: its memory is measured too.

`python -m bench.nlu.trial rasa MODEL` or `python -m bench.nlu.trial textcat|svc EXAMPLES`; one line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil

from aide.nlu.evaluation.texts import Text, read
from bench.nlu import metrics

TEXTS = "tests/nlu"
SEED = 7
ROUNDS = 20
Classify = Callable[[str], str]


def main() -> None:
    kind, given = sys.argv[1], Path(sys.argv[2])
    texts = read(Path(TEXTS).glob("*.yml"))
    if kind == "rasa":
        figures = rasa(given, texts)
    else:
        started = time.perf_counter()
        classify, megabytes = {"textcat": textcat, "svc": svc}[kind](read([given]))
        figures = {"seconds": time.perf_counter() - started, "model": megabytes, **tried(classify, texts)}
    print(json.dumps({**figures, "mb": psutil.Process().memory_info().rss / 2**20}))


def tried(classify: Classify, texts: list[Text]) -> dict[str, float]:
    """One text at a time, as customers send them."""
    classify(texts[0].text)
    got, times = [], []
    for one in texts:
        start = time.perf_counter()
        got.append(classify(one.text))
        times.append(1000 * (time.perf_counter() - start))
    wanted, found = np.asarray([one.intent for one in texts]), np.asarray(got)
    return {
        "accuracy": metrics.accuracy(wanted, found),
        "f1": metrics.macro_f1(wanted, found),
        "ms": statistics.median(times),
    }


def rasa(model: Path, texts: list[Text]) -> dict[str, float]:
    """The classifier's own choice: `nlu_fallback` is a threshold on top of it."""
    from rasa.core.agent import Agent

    agent, loop = Agent.load(str(model)), asyncio.new_event_loop()

    def classify(text: str) -> str:
        parsed = loop.run_until_complete(agent.parse_message(text))
        return next(one["name"] for one in parsed["intent_ranking"] if one["name"] != "nlu_fallback")

    return tried(classify, texts)


def textcat(examples: list[Text]) -> tuple[Classify, float]:
    """spaCy's text classifier as `spacy init config` makes it for accuracy:
    words and a small network, from nothing.
    """
    import spacy
    from spacy.training import Example
    from spacy.util import minibatch

    nlp = spacy.blank("fr")
    ensemble = "spacy.TextCatEnsemble.v2"
    linear = {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 2}
    tok2vec = {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 64, "depth": 2,
        "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
    }  # fmt: skip
    nlp.add_pipe(
        "textcat", config={"model": {"@architectures": ensemble, "tok2vec": tok2vec, "linear_model": linear}}
    )
    intents = sorted({one.intent for one in examples})
    learned = [
        Example.from_dict(
            nlp.make_doc(one.text), {"cats": {name: float(name == one.intent) for name in intents}}
        )
        for one in examples
    ]
    draw = random.Random(SEED)
    optimizer = nlp.initialize(lambda: learned)
    for _ in range(ROUNDS):
        draw.shuffle(learned)
        for batch in minibatch(learned, size=32):
            nlp.update(batch, sgd=optimizer, drop=0.2)

    def classify(text: str) -> str:
        cats = nlp(text).cats
        return max(cats, key=lambda name: cats[name])

    return classify, len(nlp.to_bytes()) / 2**20


def svc(examples: list[Text]) -> tuple[Classify, float]:
    """What fastText does, without it: groups of one to five letters within words,
    and a linear support vector machine.
    """
    import pickle

    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    grams = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(1, 5), sublinear_tf=True, strip_accents="unicode"
    )
    model = make_pipeline(grams, LinearSVC(class_weight="balanced", random_state=SEED))
    model.fit([one.text for one in examples], [one.intent for one in examples])
    return lambda text: str(model.predict([text])[0]), len(pickle.dumps(model)) / 2**20


if __name__ == "__main__":
    main()
