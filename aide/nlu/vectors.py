"""Sentence vectors of the examples, kept on disk by text: a training computes those of new examples only.

They are in Rasa's own cache folder (`.rasa/cache`, or RASA_CACHE_DIRECTORY), and can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

MOST = 40_000
"""Texts kept: those of the last training, then older ones, so that going back costs nothing."""
WORTH_A_CORE = 500
Encode = Callable[[list[str]], np.ndarray]


def folder() -> Path:
    return Path(os.environ.get("RASA_CACHE_DIRECTORY") or Path(".rasa", "cache"))


def remembered(texts: Sequence[str], encode: Encode, *, version: str, where: Path) -> np.ndarray:
    """The texts' vectors; `version` says what the encoder is, so that another one's are not taken."""
    file = where / f"vectors-{hashlib.sha256(version.encode()).hexdigest()[:16]}.npz"
    known = _read(file)
    keys = [hashlib.sha256(text.encode()).digest()[:16] for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        known |= dict(zip(missing, _on_all_cores(list(missing.values()), encode), strict=True))
        now = {key: known[key] for key in keys}
        _write(file, dict(list((now | {key: known[key] for key in known.keys() - now.keys()}).items())[:MOST]))
    return np.stack([known[key] for key in keys])


def _on_all_cores(texts: list[str], encode: Encode) -> np.ndarray:
    """Each core takes its share: the encoder uses one."""
    cores = min(os.cpu_count() or 1, len(texts) // WORTH_A_CORE)
    if cores < 2:
        return encode(texts)
    encode(texts[:1])  # what it loads, the processes then share
    shares = [texts[start::cores] for start in range(cores)]
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("fork")) as pool:
        found = list(pool.map(encode, shares))
    vectors = np.empty((len(texts), found[0].shape[1]), found[0].dtype)
    for start, share in enumerate(found):
        vectors[start::cores] = share
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
