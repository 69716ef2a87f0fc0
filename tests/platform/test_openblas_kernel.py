"""Products use the processor's wide instructions, whatever its model number."""

from __future__ import annotations

import subprocess
import sys

import pytest
from openblas_kernel import VARIABLE, choose, kernel

from aide.run.parts import ROOT

WIDE = "avx avx2 fma avx512f avx512bw avx512cd avx512dq avx512vl"


def told(flags: str) -> str:
    return f"processor\t: 0\nvmx flags\t: vnmi\nflags\t\t: fpu sse2 {flags}\nbugs\t\t:\n"


@pytest.mark.parametrize(
    ("flags", "wanted"),
    [
        (WIDE, "SkylakeX"),
        ("avx avx2 fma", "Haswell"),
        (WIDE.replace("avx512vl", ""), "Haswell"),
        ("avx", None),
    ],
)
def test_the_widest_instructions_that_it_has_are_used(flags, wanted):
    assert kernel(told(flags)) == wanted


def test_an_unknown_kind_of_processor_is_left_to_openblas():
    assert kernel("CPU architecture: 8\nFeatures\t: fp asimd\n") is None


def test_what_is_set_already_stays(tmp_path):
    processor, environ = tmp_path / "cpuinfo", {VARIABLE: "Zen"}
    processor.write_text(told(WIDE))
    choose(environ, processor)
    assert environ == {VARIABLE: "Zen"}


def test_a_system_that_says_nothing_of_its_processor_is_no_error(tmp_path):
    environ: dict[str, str] = {}
    choose(environ, tmp_path / "none")
    assert environ == {}


def test_every_python_of_the_environment_has_it_before_numpy():
    code = "import os, sys; print('numpy' in sys.modules, 'openblas_kernel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
