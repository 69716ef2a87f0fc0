"""Rasa's command line for servers: `python -m aide.run.rasa_main run …` is `rasa run …`, started sooner.

One thread for linear algebra: a message needs small products, for which OpenBLAS's own threads only spin
(half of the processor time of a reply on two cores, measured).
"""

from __future__ import annotations

import os
from pathlib import Path


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


if __name__ == "__main__":
    # numpy reads it when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from rasa.__main__ import main

    trust_the_model()
    main()
