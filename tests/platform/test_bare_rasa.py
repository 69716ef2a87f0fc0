"""Rasa's own commands, as they are typed, on a small project of its own kind: they train,
check, test, answer and act.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

RASA = str(Path(sys.executable).with_name("rasa"))
SECONDS = 240
PROJECT = {
    "config.yml": """
recipe: default.v1
assistant_id: petit
language: fr
pipeline:
  - name: WhitespaceTokenizer
  - name: KeywordIntentClassifier
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
""",
    "domain.yml": """
version: "3.1"
intents: [saluer, partir]
actions: [action_partir]
responses:
  utter_saluer:
    - text: "Bonjour !"
""",
    "data/nlu.yml": """
version: "3.1"
nlu:
  - intent: saluer
    examples: |
      - bonjour
      - bonsoir
  - intent: partir
    examples: |
      - au revoir
      - salut à demain
""",
    "data/rules.yml": """
version: "3.1"
rules:
  - rule: salut
    steps:
      - intent: saluer
      - action: utter_saluer
  - rule: départ
    steps:
      - intent: partir
      - action: action_partir
""",
    "tests/test_stories.yml": """
version: "3.1"
stories:
  - story: salut
    steps:
      - user: |
          bonjour
        intent: saluer
      - action: utter_saluer
""",
    "credentials.yml": "rest:\n",
    "endpoints.yml": "action_endpoint:\n  url: http://127.0.0.1:1/webhook\n",
    "actions.py": """
from rasa_sdk import Action


class Partir(Action):
    def name(self):
        return "action_partir"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Au revoir !")
        return []
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Trained by `rasa train` itself."""
    folder = tmp_path_factory.mktemp("rasa")
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    told = rasa(folder, "train")
    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-3000:]
    assert len(list((folder / "models").glob("*.tar.gz"))) == 1
    return folder


def environment():
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "SANIC_HOST": "127.0.0.1"}


def rasa(folder, *arguments):
    return subprocess.run(
        [RASA, *arguments], cwd=folder, env=environment(), capture_output=True, text=True, timeout=SECONDS
    )


@pytest.fixture
def serving(project):
    """Run a command that serves until the test's end; its address once it answers at `path`."""
    started = []

    def serve(*arguments, path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [RASA, *arguments, "--port", str(port)]
        process = subprocess.Popen(command, cwd=project, env=environment(), start_new_session=True)
        started.append(process)
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            assert process.poll() is None, f"{arguments} ended with {process.returncode}"
            try:
                if httpx.get(f"http://127.0.0.1:{port}{path}", timeout=5).status_code == 200:
                    return f"http://127.0.0.1:{port}"
            except httpx.HTTPError:
                time.sleep(0.2)
        raise TimeoutError(arguments)

    yield serve
    for process in started:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def test_data_are_validated(project):
    assert rasa(project, "data", "validate", "--fail-on-warnings").returncode == 0


def test_wrong_data_are_not(project, tmp_path):
    wrong = tmp_path / "rules.yml"
    wrong.write_text((project / "data" / "rules.yml").read_text().replace("utter_saluer", "utter_absent"))
    told = rasa(
        project,
        "data",
        "validate",
        "--fail-on-warnings",
        "--data",
        str(project / "data" / "nlu.yml"),
        str(wrong),
    )
    assert told.returncode != 0


@pytest.mark.parametrize("intent", ["saluer", "partir"])
def test_stories_are_tested(project, tmp_path, intent):
    story = tmp_path / "test_stories.yml"
    story.write_text(PROJECT["tests/test_stories.yml"].replace("intent: saluer", f"intent: {intent}"))
    told = rasa(project, "test", "core", "--e2e", "--fail-on-prediction-errors", "--stories", str(story))
    assert (told.returncode == 0) is (intent == "saluer"), told.stderr[-2000:]


def test_what_is_understood_is_tested(project):
    told = rasa(project, "test", "nlu", "--nlu", "data/nlu.yml")
    assert told.returncode == 0, told.stderr[-2000:]
    assert (project / "results" / "intent_report.json").exists()


def test_the_trained_model_is_served(serving):
    url = serving("run", "-i", "127.0.0.1", path="/")
    said = httpx.post(
        f"{url}/webhooks/rest/webhook", json={"sender": "x", "message": "bonjour"}, timeout=60
    ).json()
    assert [one["text"] for one in said] == ["Bonjour !"]


def test_actions_are_served(serving):
    url = serving("run", "actions", path="/health")
    call = {
        "next_action": "action_partir",
        "sender_id": "x",
        "tracker": {"sender_id": "x", "slots": {}, "events": []},
    }
    said = httpx.post(f"{url}/webhook", json={**call, "domain": {}}, timeout=60).json()
    assert [one["text"] for one in said["responses"]] == ["Au revoir !"]
