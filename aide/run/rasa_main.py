"""Rasa's command line, sooner: `python -m aide.run.rasa_main run …` is `rasa run …`; `train …` likewise.

One thread for linear algebra: a message needs small products, for which OpenBLAS's own threads only spin
(half of the processor time of a reply on two cores, measured).
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any

from aide.run.die_with_parent import dying_with_parent

SWITCH_SECONDS = 0.0005
PACKED = 4
"""How hard a model is packed. At 9, as Python does, it takes 6.5 s instead of 1.5, for 1.4 % less."""


def trust_the_model() -> None:
    """The model's domain, which Rasa checked when it trained, is read once and not checked again.

    Rasa reads its file four times at each start, once in pure Python for the places of faults: most of
    loading a model.
    """
    from rasa.graph_components.providers.domain_provider import DomainProvider
    from rasa.shared.core.domain import Domain
    from rasa.shared.utils.io import read_yaml_file

    def load(cls, config, model_storage, resource, execution_context, **kwargs):  # type: ignore[no-untyped-def]
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Domain.from_dict(read_yaml_file(Path(folder) / "domain.yml")))

    DomainProvider.load = classmethod(load)


def pack_quickly() -> None:
    """The archive of a trained model, mostly figures that no effort makes smaller."""
    from tarsafe import TarSafe

    def gzopen(cls: type[tarfile.TarFile], *named: Any, **options: Any) -> tarfile.TarFile:
        return super(TarSafe, cls).gzopen(*named, **{"compresslevel": PACKED, **options})

    # Rasa opens it without saying how hard to pack.
    TarSafe.gzopen = classmethod(gzopen)


def write_the_domain_quickly() -> None:
    """The domain that is kept with a model is written by libyaml: 0.3 s of a training instead of 2."""
    import yaml
    from rasa.shared.core.domain import Domain

    def persist(self: Domain, filename: str | Path) -> None:
        # As plain texts, lists and dictionaries: what read the domain has kinds of its own for some.
        told = json.loads(json.dumps({"version": "3.1", **self.as_dict()}))
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        Path(filename).write_text(
            yaml.dump(told, Dumper=dumper, allow_unicode=True, sort_keys=False), "utf-8"
        )

    Domain.persist = persist


DRAWING = "rasa.utils.plotting"


class _Undrawn(ModuleType):
    """Rasa's drawing, imported when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(self.__name__, None)
        return getattr(importlib.import_module(self.__name__), name)


def draw_only_when_asked() -> None:
    """Rasa imports matplotlib with its tests, and these with any command: memory and time of a server that
    draws nothing.
    """
    sys.modules.setdefault(DRAWING, _Undrawn(DRAWING))


LARGE, MMAP_THRESHOLD = 1 << 18, -3
"""Bytes of a block that is given back when it is freed, and glibc's number for that setting."""


def give_back_what_is_freed() -> None:
    """Loading a model takes and frees large arrays; after the first glibc keeps their room for itself."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(MMAP_THRESHOLD, LARGE)


LEARN_AHEAD = (
    "-W",
    "ignore",
    "-c",
    "import logging; logging.basicConfig(format='%(name)s %(message)s')\n"
    "logging.getLogger('aide.nlu.vectors').setLevel(logging.INFO)\n"
    "from aide.dialogue import learnt_reader; learnt_reader.learn()",
)


def learn_ahead() -> subprocess.Popen[bytes]:
    """The reader of messages needs nothing of Rasa's: it learns while Rasa imports and reads the examples.

    What it has learnt is kept by its causes, where the training finds it.
    """
    command = dying_with_parent([sys.executable, *LEARN_AHEAD])
    return subprocess.Popen(command)


def wait_for(ahead: subprocess.Popen[bytes]) -> None:
    """When that has ended, the training looks for what was learnt; what it lacks it learns itself."""
    from aide.dialogue import learnt_reader

    learn = learnt_reader.learn

    def after_it(*given: Any) -> Any:
        ahead.wait()
        return learn(*given)

    learnt_reader.learn = after_it  # type: ignore[assignment]


if __name__ == "__main__":
    # numpy reads it when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Each statement of SQLite gives the interpreter away, and had it back 5 ms later while the loop is busy.
    sys.setswitchinterval(SWITCH_SECONDS)
    learning = learn_ahead() if sys.argv[1:2] == ["train"] else None
    draw_only_when_asked()
    if sys.argv[1:2] == ["run"]:
        give_back_what_is_freed()
    from rasa.__main__ import main

    trust_the_model()
    pack_quickly()
    write_the_domain_quickly()
    if learning is not None:
        wait_for(learning)
    main()
