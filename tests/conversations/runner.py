"""Plays a scenario through the real channel, then looks into the register,
the bank, the queue and the files.
"""

from __future__ import annotations

import re
import time
import uuid
from typing import Any

from tests.plain_http import client

from . import checks
from .bank import FAULTS, Bank, NoSuchCustomer
from .client import Answer, Chat, Line, NoSuchButton
from .scenarios import LINE, BadScenario, Scenario, seconds
from .servers import Product

PUSH_SECONDS = 6.0
AGENT = "Amel"
NOBODY, NOTHING = "anonyme", "aucune"
COMPLAINT = (
    "reference",
    "motif",
    "amount",
    "date",
    "beneficiary",
    "creditor",
    "description",
    "email",
    "status",
)
HANDOFF, OPPOSITION = ("state", "reason"), ("last4", "number")
"""What is shown of a record that was not expected."""


class ScenarioFailed(AssertionError):
    """Says in French which line, what was expected and all that was said."""


class Runner:
    def __init__(self, product: Product, scenario: Scenario) -> None:
        self._product = product
        self._scenario = scenario
        self._bank = Bank(product)
        headers = {"Authorization": f"Bearer {product.settings.desk_api_token}"}
        self._desk = client(base_url=product.desk.url, headers=headers, timeout=20)
        self._transcript: list[str] = []
        self._known: dict[str, str] = {}
        self._customer: str | None = None
        self._customers: list[str] = []
        self._conversations: list[str] = []
        self._chat: Chat
        self._seen = 0
        self._line = scenario.line

    def run(self) -> None:
        """Raises ScenarioFailed."""
        told = self._scenario.told
        try:
            self._open(told.get("client", NOBODY))
            if "banque" in told:
                self._breaks(told["banque"])
            for step in self._scenario.steps:
                self._line = step[LINE]
                self._play(step)
            self._line = self._scenario.line
            self._look_behind(told)
        finally:
            self._bank.works_again()
            if hasattr(self, "_chat"):
                self._chat.close()

    def _play(self, step: dict[str, Any]) -> None:
        if "client" in step or "appuie" in step:
            answer = self._speak(step)
            self._note(answer.lines, answer.ack)
            self._seen = len(self._chat.lines)
            self._judge(checks.faults(self._filled(step.get("aide")), answer.lines, answer.ack))
            if step.get("aide") is None and answer.ack["status"] != "ok":
                self._fail(f"erreur inattendue : {answer.ack}")
            if answer.ack["status"] == "ok" and not answer.lines and step.get("aide") != checks.SILENCE:
                self._fail("aucune réponse")
            self._remember(step, answer.lines)
        else:
            self._do(step)
            self._expect_pushed(step)

    def _speak(self, step: dict[str, Any]) -> Answer:
        once = uuid.uuid4().hex
        if "appuie" in step:
            title = str(step["appuie"])
            self._transcript.append(f"  client  [{title}]")
            try:
                answer = self._chat.presses(title, id=once)
            except NoSuchButton:
                shown = [title for line in self._chat.lines for title in line.buttons]
                self._fail(
                    f"le bouton [{title}] n'a jamais été proposé ; proposés : {', '.join(shown) or 'aucun'}"
                )
        else:
            text = self._text(step["client"])
            self._transcript.append(f"  client  {text[:200]}")
            answer = self._chat.says(text, id=once)
            if step.get("deux fois"):
                again = self._chat.says(text, id=once)
                if again.lines or again.ack["status"] != "ok":
                    self._note(again.lines, again.ack)
                    self._fail("le même envoi, reçu deux fois, a été traité deux fois")
        return answer

    def _do(self, step: dict[str, Any]) -> None:
        if "patiente" in step:
            time.sleep(seconds(step["patiente"]))
        elif "banque" in step:
            self._breaks(step["banque"])
        elif "conseiller" in step:
            self._agent(step["conseiller"])
        elif "revient" in step:
            self._reopen()
        elif "se connecte" in step:
            self._log_in(step["se connecte"])
        elif "nouveau client" in step:
            self._chat.close()
            self._open(step["nouveau client"])

    def _expect_pushed(self, step: dict[str, Any]) -> None:
        """What comes without a question of the customer: it is given some time."""
        expected = self._filled(step.get("aide"))
        chat, limit = self._chat, seconds(step["attend"]) if "attend" in step else PUSH_SECONDS
        if expected == checks.SILENCE:
            time.sleep(1.0)
        elif expected is not None:
            chat.waits_for(lambda: not checks.faults(expected, chat.lines[self._seen :], {}), limit)
        lines = chat.lines[self._seen :]
        self._seen += len(lines)
        self._note(lines, {})
        self._judge(checks.faults(expected, lines, {}))
        self._remember(step, lines)

    def _open(self, who: Any) -> None:
        self._transcript.append(f"  — {who if isinstance(who, str) else 'client connecté'} —")
        self._customer = self._identity(who)
        token = self._token(who)
        self._chat = Chat(self._product.assistant.url, token=token).open()
        self._conversations.append(self._chat.conversation)
        self._greeted()

    def _greeted(self) -> None:
        """Only the first time: what comes back with the history was judged when it was said."""
        self._chat.waits_for(lambda: bool(self._chat.lines), PUSH_SECONDS)
        self._note(self._chat.lines, {})
        self._seen = len(self._chat.lines)

    def _identity(self, who: Any) -> str | None:
        if who == NOBODY:
            return None
        if isinstance(who, str):
            return who
        told = who if isinstance(who, dict) else {"cartes": who}
        customer = self._bank.new_customer(
            [str(card) for card in told.get("cartes") or []],
            name=told.get("nom", "Camille Test"),
            email=told.get("email"),
        )
        self._customers.append(customer)
        return customer

    def _token(self, who: Any) -> str | None:
        if self._customer is None:
            return None
        life = seconds(who["jeton"]) if isinstance(who, dict) and "jeton" in who else None
        try:
            return self._bank.token(self._customer, seconds=life)
        except NoSuchCustomer as error:
            where = f"{self._scenario.file}, ligne {self._line}"
            raise BadScenario(
                f"{where} : le client « {who} » n'existe pas ; possible : {NOBODY}, {error}"
            ) from None

    def _reopen(self) -> None:
        session, after = self._chat.session, max((line.seq for line in self._chat.lines), default=0)
        self._chat.close()
        known = self._chat.lines
        token = self._bank.token(self._customer) if self._customer else None
        self._chat = Chat(self._product.assistant.url, token=token, session=session).open(after=after)
        self._chat.lines[:0] = known
        self._seen = len(known)
        if self._chat.refusal:
            self._fail(f"la conversation n'a pas pu être rouverte : {self._chat.refusal}")

    def _log_in(self, who: Any) -> None:
        self._customer = self._identity(who)
        self._reopen()

    def _breaks(self, words: str) -> None:
        if words not in FAULTS and words != "répond":
            where = f"{self._scenario.file}, ligne {self._line}"
            raise BadScenario(f"{where} : banque « {words} » ; possible : répond, {', '.join(FAULTS)}")
        self._bank.works_again()
        if words != "répond" and self._customer:
            self._bank.fails(self._customer, words)

    def _agent(self, told: Any) -> None:
        handoff = self._handoffs()[0]["id"]
        if told == "prend la conversation":
            path, body = "claim", {"agent": AGENT}
        elif told == "termine":
            path, body = "close", {"reason": "réglé"}
        else:
            path, body = "messages", {"id": uuid.uuid4().hex, "text": told["dit"]}
        self._transcript.append(f"  (conseiller : {told})")
        self._desk.post(f"/api/handoffs/{handoff}/{path}", json=body).raise_for_status()

    def _look_behind(self, told: dict[str, Any]) -> None:
        """All that the scenario does not mention must be as it was: no complaint,
        no blocked card, nobody waiting.
        """
        self._check_register(told.get("registre") or [])
        self._check_queue(told.get("file", NOTHING))
        for customer in self._customers:
            self._check_cards(customer, told)
        for secret in told.get("introuvable") or []:
            self._check_nowhere(str(secret))

    def _check_register(self, expected: list[dict[str, Any]]) -> None:
        actual = [
            one for name in self._conversations for one in self._items("/api/complaints", conversation=name)
        ]
        actual.sort(key=lambda one: one["reference"])
        if len(actual) != len(expected):
            self._fail(
                f"registre : attendu {len(expected)} réclamation(s), obtenu {_told(actual, COMPLAINT)}"
            )
        for wanted, got in zip(expected, actual, strict=True):
            self._judge([f"registre : {fault}" for fault in checks.record_faults(_without_line(wanted), got)])

    def _check_queue(self, expected: Any) -> None:
        actual = self._handoffs()
        if expected == NOTHING:
            if actual:
                self._fail(f"file : attendu personne, obtenu {_told(actual, HANDOFF)}")
        elif not actual:
            self._fail("file : attendu une demande de conseiller, obtenu aucune")
        else:
            self._judge(
                [f"file : {fault}" for fault in checks.record_faults(_without_line(expected), actual[0])]
            )

    def _check_cards(self, customer: str, told: dict[str, Any]) -> None:
        wanted = _without_line(told.get("cartes") or {})
        actual = {card["last4"]: card["status"] for card in self._bank.cards(customer)}
        self._judge(
            [
                f"carte {last4} : attendu {state}, obtenu {actual.get(last4)}"
                for last4, state in wanted.items()
                if actual.get(last4, state) != state
            ]
        )
        made = self._bank.oppositions(customer)
        surplus = [one["last4"] for one in made if wanted.get(one["last4"]) != "blocked"]
        if surplus or len(made) != len({one["last4"] for one in made}):
            self._fail(f"opposition(s) que rien ne demandait : {_told(made, OPPOSITION)}")
        if len(made) != (count := int(told.get("oppositions", len(made)))):
            self._fail(f"attendu {count} opposition(s), obtenu {_told(made, OPPOSITION)}")
        if len(renewed := self._bank.renewals(customer)) != int(told.get("renouvellements", 0)):
            self._fail(f"attendu {told.get('renouvellements', 0)} renouvellement(s), obtenu {len(renewed)}")

    def _check_nowhere(self, secret: str) -> None:
        """In no file that the product wrote: database, its journal file, logs, mails."""
        for written in {secret, re.sub(r"[ .-]", "", secret)}:
            found = [path.name for path in self._product.files() if written.encode() in path.read_bytes()]
            if found:
                self._fail(f"« {written} » se trouve dans {', '.join(found)}")

    def _handoffs(self) -> list[dict[str, Any]]:
        return self._items("/api/handoffs", conversation=self._conversations[-1])

    def _items(self, path: str, **parameters: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (
            self._desk.get(path, params=parameters).raise_for_status().json()["items"]
        )
        return items

    def _remember(self, step: dict[str, Any], lines: list[Line]) -> None:
        for name, pattern in _without_line(step.get("retient") or {}).items():
            match = re.search(pattern, checks.said(lines))
            if match is None:
                self._fail(f"rien à retenir pour « {name} » ({pattern})")
            else:
                self._known[name] = match[0]

    def _text(self, told: Any) -> str:
        """A text, or `{répète: bla, fois: 2500}` for one too long to write."""
        if isinstance(told, dict):
            return str(told["répète"]) * int(told["fois"])
        return str(self._filled(told))

    def _filled(self, told: Any) -> Any:
        """`<référence>` becomes what was kept under that name."""
        if isinstance(told, str):
            for name, value in self._known.items():
                told = told.replace(f"<{name}>", value)
            return told
        if isinstance(told, dict):
            return {name: self._filled(value) for name, value in told.items()}
        return [self._filled(one) for one in told] if isinstance(told, list) else told

    def _note(self, lines: list[Line], ack: dict[str, Any]) -> None:
        for line in lines:
            buttons = " ".join(f"[{title}]" for title in line.buttons)
            self._transcript.append(
                f"  {line.author:7} {line.text} {buttons}".rstrip().replace("\n", "\n          ")
            )
        if ack.get("status") == "error":
            self._transcript.append(f"  erreur  {ack['code']} : {ack['message']}")
        self._judge(checks.manners(lines))

    def _judge(self, found: list[str]) -> None:
        if found:
            self._fail("\n    ".join(found))

    def _fail(self, reason: str) -> None:
        where = f"{self._scenario.file}, ligne {self._line} — {self._scenario.title}"
        raise ScenarioFailed(f"\n{where}\n    {reason}\n  La conversation :\n" + "\n".join(self._transcript))


def _without_line(told: dict[str, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in told.items() if name != LINE}


def _told(records: list[dict[str, Any]], fields: tuple[str, ...]) -> str:
    """« 1 (reference REC-2026-000001, motif frais) », without what is empty."""
    lines = [", ".join(f"{name} {one[name]}" for name in fields if one.get(name)) for one in records]
    return " ".join([str(len(records)), *(f"({line})" for line in lines)])
