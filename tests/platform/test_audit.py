"""What is said of known faults: told when found, told aloud when nothing could be looked up."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from aide.run.parts import ROOT

NO_WAY_OUT = "exit 1"
"""The program that looks whether the faults' service answers."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The script with tools that are there and say what they were asked."""
    (tmp_path / ".ci").mkdir()
    for name in ("audit", "audit-accepted"):
        shutil.copy(ROOT / ".ci" / name, tmp_path / ".ci" / name)
    for name in ("requirements.txt", "requirements-audit.txt", ".python-version"):
        shutil.copy(ROOT / name, tmp_path / name)
    tools = tmp_path / ".tools" / "audit"
    (tools / "bin").mkdir(parents=True)
    program(tools / "bin" / "cyclonedx-py", "for last; do :; done; echo '{\"purl\": 1}' > var/sbom.cdx.json")
    (tools / ".complete").touch()
    return tmp_path


def program(path: Path, body: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def audited(
    place: Path, *, answers: str, found: str, strict: bool = False
) -> subprocess.CompletedProcess[str]:
    program(place / "fake" / "python3", answers)
    program(place / ".tools" / "audit" / "bin" / "pip-audit", found)
    return subprocess.run(
        [str(place / ".ci" / "audit"), *(["--strict"] if strict else [])],
        env={"PATH": f"{place / 'fake'}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("strict", [False, True])
def test_what_could_not_be_looked_up_is_said_aloud(place, strict):
    ended = audited(place, answers=NO_WAY_OUT, found="exit 0", strict=strict)
    assert "!!! NOT AUDITED: api.osv.dev" in ended.stderr and "1 packages" in ended.stdout
    assert ended.returncode == int(strict)


@pytest.mark.parametrize("strict", [False, True])
def test_a_known_fault_is_told_and_fails_when_asked_to(place, strict):
    ended = audited(place, answers="exit 0", found="echo 'sanic PYSEC-1'; exit 1", strict=strict)
    assert "PYSEC-1" in ended.stdout and "!!! FAULTS ARE KNOWN" in ended.stderr
    assert ended.returncode == int(strict)


def test_nothing_known_is_no_noise_and_what_is_accepted_is_left_out(place):
    with (place / ".ci" / "audit-accepted").open("a") as file:
        file.write("PYSEC-9 2026-11-29 it is a client here\n")
    ended = audited(place, answers="exit 0", found='echo "$@"; exit 0', strict=True)
    assert ended.returncode == 0 and ended.stderr == ""
    assert "--ignore-vuln PYSEC-9" in ended.stdout and "-s osv" in ended.stdout


def test_tools_that_cannot_be_installed_are_said_aloud(place):
    (place / ".tools" / "audit" / ".complete").unlink()
    ended = audited(place, answers="exit 0", found="exit 0")
    assert "!!! NOT AUDITED: its tools could not be installed" in ended.stderr and ended.returncode == 0


def test_each_accepted_fault_says_when_and_why():
    lines = (ROOT / ".ci" / "audit-accepted").read_text().splitlines()
    for line in lines:
        assert line.startswith("#") or re.fullmatch(r"[\w-]+ \d{4}-\d\d-\d\d .{10,}", line), line


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-audit.txt"])
def test_each_package_of_a_lock_has_its_hashes(name):
    text = (ROOT / name).read_text()
    packages = re.findall(r"^([\w.\[\],-]+)==\S+ \\$", text, re.M)
    assert len(packages) > 30
    assert len(packages) == len(re.findall(r"^[\w.\[\],-]+==", text, re.M))
    assert text.count("--hash=sha256:") >= len(packages)
