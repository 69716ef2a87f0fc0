"""One trained model on labelled texts: `python -m bench.nlu_try MODEL TEXTS`; the figures as one line of JSON."""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time

import psutil
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.loading import load_data
from sklearn.metrics import f1_score


async def tried(model: str, texts: str) -> dict[str, float]:
    agent = Agent.load(model)
    examples = load_data(texts).intent_examples
    await agent.parse_message(examples[0].get("text"))
    wanted, got, times = [], [], []
    for example in examples:
        start = time.perf_counter()
        parsed = await agent.parse_message(example.get("text"))
        times.append(1000 * (time.perf_counter() - start))
        # The classifier's own choice: `nlu_fallback` is a threshold on top of it.
        named = [one["name"] for one in parsed["intent_ranking"] if one["name"] != "nlu_fallback"]
        wanted.append(example.get("intent"))
        got.append(named[0])
    return {
        "accuracy": sum(a == b for a, b in zip(wanted, got, strict=True)) / len(wanted),
        "f1": float(f1_score(wanted, got, average="macro")),
        "ms": statistics.median(times),
        "mb": psutil.Process().memory_info().rss / 2**20,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(tried(sys.argv[1], sys.argv[2]))))
