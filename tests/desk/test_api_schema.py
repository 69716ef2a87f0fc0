"""The desk's API against its own description: schemathesis sends what it allows, and what it does not."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from aide.db import writing
from aide.desk.http.openapi import document
from aide.desk.staff import cli

from .server import TOKEN, DeskServer
from .world import World

EXAMPLES = int(os.environ.get("AIDE_TESTS_EXAMPLES", "15"))
"""Of each operation, the same ones each time; by hand, as many as one likes."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
config = schemathesis.Config.from_dict({"generation": {"mode": "all"}})
schema = schemathesis.openapi.from_dict(document(), config=config)


@pytest.fixture
def filled(desk: DeskServer, world: World, engine) -> dict[str, Any]:
    """Something under each kind of id, so that not all is « unknown »."""
    with writing(engine) as c:
        cli.seed_demo(c)
    name = world.conversation("Bonjour, 50 € de frais")
    handoff = world.handoff(world.conversation("Un conseiller"))
    return {"id": [name, handoff.id], "reference": [world.complaint(name).reference]}


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_it_answers_as_it_says(case: schemathesis.Case, desk: DeskServer, filled: dict[str, Any]) -> None:
    known = {name: filled[name] for name in case.path_parameters or {} if name in filled}
    for name, values in known.items():
        # Every second one is of something that is there.
        if len(str(case.path_parameters[name])) % 2:
            case.path_parameters[name] = values[len(str(case.query or case.body)) % len(values)]
    headers = {"Authorization": f"Bearer {TOKEN}"}
    answer = case.call(base_url=desk.url, headers=headers)
    case.validate_response(answer, checks=CHECKS)
