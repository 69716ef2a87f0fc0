"""`python -m bench.decision`: where the processor's time of a turn without an effect goes,
in one process with the newest model.

Prints the median of each part in milliseconds of processor time, over the bench's messages, each said twice:
the pipeline's components, the readers of the policy, the decision, the sentence.
"""

from __future__ import annotations

import logging
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bench.messages import MESSAGES

ROUNDS = 2
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    os.environ.update(ONE_THREAD)
    logging.disable(logging.INFO)
    from aide.dialogue import flow_policy
    from tests.goals.goals import Goal, load
    from tests.goals.in_process import ROOT, InProcess

    here = InProcess(max((ROOT / "models").glob("aide-*.tar.gz"), key=lambda path: path.stat().st_mtime))
    goal: Goal = next(iter(load()))
    spent: dict[str, list[float]] = defaultdict(list)
    for component in here._pipeline:
        watch(component, "process", type(component).__name__, spent)
    reader = here.policy.reader
    for name, model, method in (
        ("acts", reader.acts, "probabilities"),
        ("questions", reader.questions, "probabilities"),
        ("dangers", reader.dangers, "read"),
    ):
        watch(model, method, f"reader: {name}", spent)
    watch(reader, "read", "reader: all", spent)
    watch(flow_policy, "decide", "decide", spent)
    watch(here.policy, "predict_action_probabilities", "policy: a prediction", spent)
    whole: list[float] = []
    for _ in range(ROUNDS + 1):
        seat = here.seat(goal)
        for text in MESSAGES:
            before = time.process_time()
            seat.says(text)
            whole.append(1000 * (time.process_time() - before))
        if _ == 0:  # the first round warms the caches
            spent.clear(), whole.clear()
    print("| part | median, ms | p95, ms | calls |")
    print("|---|---|---|---|")
    for name, times in sorted(
        {**spent, "a whole turn": whole}.items(), key=lambda one: -statistics.median(one[1])
    ):
        ninety_five = statistics.quantiles(times, n=20)[18]
        print(f"| {name} | {statistics.median(times):.2f} | {ninety_five:.2f} | {len(times)} |")


def watch(owner: Any, method: str, name: str, spent: dict[str, list[float]]) -> None:
    """Replace `owner.method` by itself with its processor time noted, in ms."""
    original: Callable[..., Any] = getattr(owner, method)

    def timed(*args: Any, **kwargs: Any) -> Any:
        before = time.process_time()
        try:
            return original(*args, **kwargs)
        finally:
            spent[name].append(1000 * (time.process_time() - before))

    object.__setattr__(owner, method, timed)


if __name__ == "__main__":
    main()
