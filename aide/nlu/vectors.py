"""Sentence vectors of the examples, kept on disk by text: a training computes those of new examples only.

They are in Rasa's own cache folder (`.rasa/cache`, or RASA_CACHE_DIRECTORY), and can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

MOST = 60_000
"""Texts kept: those of the last training, then older ones, so that going back costs nothing."""
WORTH_A_CORE, AT_ONCE = 500, 2_000
"""Texts for which a process pays; those that a core encodes before it says so."""
logger = logging.getLogger(__name__)
Encode = Callable[[list[str]], np.ndarray]


def folder() -> Path:
    """Where vectors are kept between two trainings: Rasa's cache."""
    return Path(os.environ.get("RASA_CACHE_DIRECTORY") or Path(".rasa", "cache"))


def remembered(texts: Sequence[str], encode: Encode, *, version: str, where: Path) -> np.ndarray:
    """The texts' vectors; `version` says what the encoder is, so that another one's are not taken."""
    file = where / f"vectors-{hashlib.sha256(version.encode()).hexdigest()[:16]}.npz"
    keys = [hashlib.sha256(text.encode()).digest()[:16] for text in texts]
    known = _read(file)
    if not known.keys() >= set(keys):
        with _one_at_a_time(where):
            known = _read(file)
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            if missing:
                known |= dict(zip(missing, _on_all_cores(list(missing.values()), encode), strict=True))
                now = {key: known[key] for key in keys}
                _write(
                    file,
                    dict(list((now | {key: known[key] for key in known.keys() - now.keys()}).items())[:MOST]),
                )
    return np.stack([known[key] for key in keys])


@contextlib.contextmanager
def _one_at_a_time(where: Path) -> Iterator[None]:
    """Of two processes that lack the same vectors the second waits, and finds those of the first."""
    where.mkdir(parents=True, exist_ok=True)
    with (where / "vectors.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _on_all_cores(texts: list[str], encode: Encode) -> np.ndarray:
    """Each core takes its share: the encoder uses one."""
    cores = min(os.cpu_count() or 1, len(texts) // WORTH_A_CORE)
    if cores < 2:
        return encode(texts)
    encode(texts[:1])  # what it loads, the processes then share
    count = -(-len(texts) // min(AT_ONCE, -(-len(texts) // cores)))
    # Neighbours in the alphabet, for what they have in common is encoded once.
    places = np.array_split(sorted(range(len(texts)), key=texts.__getitem__), count)
    shares = [[texts[place] for place in share] for share in places]
    vectors: np.ndarray | None = None
    done = 0
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("fork")) as pool:
        for of, share in zip(places, pool.map(encode, shares), strict=True):
            vectors = np.empty((len(texts), share.shape[1]), share.dtype) if vectors is None else vectors
            vectors[of] = share
            done += len(share)
            logger.info("%d %d", done, len(texts))
    assert vectors is not None
    return vectors


def _read(file: Path) -> dict[bytes, np.ndarray]:
    try:
        with np.load(file, allow_pickle=False) as kept:
            return dict(zip(map(bytes, kept["keys"]), kept["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError):
        # Absent or damaged: they are computed again.
        return {}


def _write(file: Path, vectors: dict[bytes, np.ndarray]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    keys = np.frombuffer(b"".join(vectors), np.uint8).reshape(-1, 16)
    with draft.open("wb") as opened:
        np.savez(opened, keys=keys, vectors=np.stack(list(vectors.values())))
    os.replace(draft, file)
    for older in file.parent.glob("vectors-*.npz"):
        if older != file:
            older.unlink(missing_ok=True)
