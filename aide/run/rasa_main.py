"""Rasa's command line, sooner: `python -m aide.run.rasa_main run …` is `rasa run …`; `train …` likewise.

One thread for linear algebra: a message needs small products, for which OpenBLAS's own threads only spin
(half of the processor time of a reply on two cores, measured).
"""

from __future__ import annotations

import os
import tarfile
from pathlib import Path
from typing import Any

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


if __name__ == "__main__":
    # numpy reads it when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from rasa.__main__ import main

    trust_the_model()
    pack_quickly()
    main()
