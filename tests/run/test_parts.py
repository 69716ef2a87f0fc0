"""Which parts there are, where they listen, and what is said when they can't."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
import yaml
from fake_parts import fake_part

from aide.run import ports
from aide.run.parts import ROOT, endpoints, parts
from aide.run.ports import PortTaken
from aide.settings import Settings

MODEL = Path("models/aide-123456789abc.tar.gz")


def named(settings: Settings) -> dict[str, list[str]]:
    return {part.name: list(part.command) for part in parts(settings, MODEL)}


def test_the_four_parts_are_started():
    assert list(named(Settings())) == ["sandbox", "actions", "desk", "assistant"]


def test_the_banks_stand_in_is_not_started_in_production():
    assert "sandbox" not in named(Settings(env="production"))


def test_the_assistant_listens_where_the_settings_say_and_nowhere_else():
    command = named(Settings(assistant_port=6005))["assistant"]
    assert command[command.index("-i") + 1] == "127.0.0.1"
    assert command[command.index("-p") + 1] == "6005"
    assert str(MODEL) in command


def test_a_part_that_listens_everywhere_is_asked_on_this_machine():
    desk = next(part for part in parts(Settings(desk_host="0.0.0.0"), MODEL) if part.name == "desk")
    assert desk.address == "http://127.0.0.1:5080"


def test_the_projects_own_endpoints_serve_the_usual_port():
    assert endpoints(Settings()) == ROOT / "endpoints.yml"


def test_another_port_of_the_actions_makes_endpoints_that_differ_in_nothing_else(tmp_path):
    made = yaml.safe_load(endpoints(Settings(actions_port=6055, var=tmp_path)).read_text())
    usual = yaml.safe_load((ROOT / "endpoints.yml").read_text())
    assert made.pop("action_endpoint")["url"] == "http://127.0.0.1:6055/webhook"
    assert usual.pop("action_endpoint")["url"] == "http://127.0.0.1:5055/webhook"
    assert made == usual


def test_a_taken_port_is_named_with_its_part_and_the_variable_that_moves_it():
    desk = fake_part("desk")
    with socket.socket() as other:
        other.bind(("127.0.0.1", desk.port))
        other.listen()
        with pytest.raises(PortTaken, match=rf"^desk .*port {desk.port},.*AIDE_DESK_PORT"):
            ports.check([desk])


def test_two_parts_cannot_have_the_same_port():
    first = fake_part("desk")
    second = fake_part("sandbox")
    clash = type(second)(name="sandbox", command=second.command, port=first.port, health="/")
    with pytest.raises(PortTaken, match="sandbox"):
        ports.check([first, clash])


def test_free_ports_stay_free_after_the_check():
    part = fake_part("desk")
    ports.check([part])
    ports.check([part])


def test_a_port_beyond_65535_is_refused_with_a_sentence():
    part = fake_part("desk")
    with pytest.raises(PortTaken, match="70000"):
        ports.check([type(part)(name="desk", command=part.command, port=70_000, health="/")])
