"""The server's own start: the domain is read once, and is the one that Rasa reads."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext

import pytest
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain
from tarsafe import TarSafe

from aide.dialogue import learnt_reader
from aide.run import rasa_main
from aide.run.rasa_main import learn_ahead, pack_quickly, trust_the_model, wait_for, write_the_domain_quickly


class _Storage:
    def __init__(self, folder):
        self._folder = folder

    def read_from(self, _resource):
        return nullcontext(self._folder)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    domain = Domain.load("domain.yml")
    domain.persist(tmp_path / "domain.yml")
    monkeypatch.setattr(DomainProvider, "load", DomainProvider.load)
    return _Storage(tmp_path)


def test_the_domain_is_the_one_that_rasa_reads(kept):
    of_rasa = DomainProvider.load({}, kept, None, None)._domain
    trust_the_model()
    ours = DomainProvider.load({}, kept, None, None)._domain
    assert ours.as_dict() == of_rasa.as_dict()
    assert ours.fingerprint() == of_rasa.fingerprint()


def test_an_archive_packed_quickly_is_read_as_any(tmp_path, monkeypatch):
    monkeypatch.setattr(TarSafe, "gzopen", TarSafe.gzopen)
    told = tmp_path / "told.txt"
    told.write_text("frais " * 10_000)
    sizes = []
    for name, pack in (("theirs", None), ("ours", pack_quickly)):
        if pack:
            pack()
        with TarSafe.open(tmp_path / name, "w:gz") as archive:
            archive.add(told, arcname="told.txt")
        with TarSafe.open(tmp_path / name, "r:gz") as archive:
            assert isinstance(archive, TarSafe)
            assert archive.extractfile("told.txt").read() == told.read_bytes()
        sizes.append((tmp_path / name).stat().st_size)
    assert sizes[0] < sizes[1] < told.stat().st_size


def test_the_domain_written_quickly_is_read_as_rasas_own(tmp_path, monkeypatch):
    domain = Domain.load("domain.yml").merge(
        Domain.from_dict(
            {"responses": {"utter_x": [{"text": "« oui »\n\n- non : 3.1\t#1 👍", "id": "utter_x.1"}]}}
        )
    )
    monkeypatch.setattr(Domain, "persist", Domain.persist)
    domain.persist(tmp_path / "theirs.yml")
    write_the_domain_quickly()
    domain.persist(tmp_path / "ours.yml")
    theirs, ours = (Domain.load(tmp_path / f"{name}.yml") for name in ("theirs", "ours"))
    assert ours.as_dict() == theirs.as_dict()
    assert ours.fingerprint() == theirs.fingerprint() == domain.fingerprint()


@pytest.mark.parametrize("code", ["import time; time.sleep(0.5); open('learnt', 'w')", "raise SystemExit(3)"])
def test_the_training_waits_for_what_is_learnt_ahead_and_then_learns_what_it_lacks(
    tmp_path, monkeypatch, code
):
    monkeypatch.setattr(rasa_main, "LEARN_AHEAD", ("-c", code))
    monkeypatch.chdir(tmp_path)
    found = []
    monkeypatch.setattr(
        learnt_reader, "learn", lambda *given: found.append((tmp_path / "learnt").exists()) or "reader"
    )
    ahead = learn_ahead()
    wait_for(ahead)
    assert learnt_reader.learn() == "reader"
    assert ahead.returncode is not None and found == [ahead.returncode == 0]


WHAT_RUNS = """
import sys
from aide.run.rasa_main import draw_only_when_asked
if "{when}" == "asked": draw_only_when_asked()
import rasa.__main__, rasa.core.run, rasa.core.agent, rasa.nlu.test
print("matplotlib" in sys.modules, rasa.nlu.test.plot_utils.plot_curve.__name__, "matplotlib" in sys.modules)
"""


@pytest.mark.parametrize(
    ("when", "told"), [("asked", "False plot_curve True"), ("always", "True plot_curve True")]
)
def test_what_draws_is_imported_when_something_is_drawn(when, told):
    run = [sys.executable, "-W", "ignore", "-c", WHAT_RUNS.format(when=when)]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip() == told


FREES = """
import ctypes
from aide.run.rasa_main import give_back_what_is_freed
if "{when}" == "asked": give_back_what_is_freed()
class Told(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena few small blocks mapped a b c d e".split()]
libc = ctypes.CDLL(None)
libc.mallinfo2.restype = Told
large = bytearray(20 << 20)
del large
before = libc.mallinfo2().blocks
kept = bytearray(4 << 20)
print(libc.mallinfo2().blocks - before)
"""


@pytest.mark.parametrize(("when", "own"), [("asked", "1"), ("never", "0")])
def test_a_large_block_has_room_of_its_own_that_is_given_back(when, own):
    """Also after a larger one was freed, from which glibc learns to keep such room."""
    run = [sys.executable, "-W", "ignore", "-c", FREES.format(when=when)]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip() == own
