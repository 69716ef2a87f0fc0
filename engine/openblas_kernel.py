"""numpy's products with the instructions that the processor has.

The OpenBLAS inside numpy 1.23 (Rasa 3.6 takes no numpy after 1.24) chooses its kernel by the processor's
model number, and gives one that it does not know the kernel of 2004: products took three to seven times as
long, sentence vectors three times (measured). It reads OPENBLAS_CORETYPE when numpy is imported; every Python
of the environment says it here beforehand.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

VARIABLE = "OPENBLAS_CORETYPE"
PROCESSOR = Path("/proc/cpuinfo")
FIRST = 4096
"""Bytes that hold what is said of the first core; the others are the same."""
KERNELS = (
    ("SkylakeX", {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl", "avx2", "fma"}),
    ("Haswell", {"avx2", "fma"}),
)
"""Each kernel and the instructions it uses, the widest first."""


def kernel(processor: str) -> str | None:
    """The quickest that a processor can run, from the text of /proc/cpuinfo.

    None leaves the choice to OpenBLAS.
    """
    flags = next((line for line in processor.splitlines() if line.startswith("flags")), "")
    has = set(flags.partition(":")[2].split())
    return next((name for name, needs in KERNELS if needs <= has), None)


def choose(environ: MutableMapping[str, str], processor: Path = PROCESSOR) -> None:
    """What is set already stays; without /proc (other systems than Linux) nothing is."""
    if VARIABLE in environ:
        return
    try:
        with processor.open("rb") as file:
            found = kernel(file.read(FIRST).decode("ascii", "replace"))
    except OSError:
        return
    if found is not None:
        environ[VARIABLE] = found


choose(os.environ)
