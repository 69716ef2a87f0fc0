"""The server's own start: the domain is read once, and is the one that Rasa reads."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain

from aide.run.rasa_main import trust_the_model


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
