"""How often one may write, and from which pages."""

from __future__ import annotations

import pytest
from socketio.exceptions import ConnectionError as Refused

from aide.channel.rate_limit import RateLimit
from aide.phrases import phrase
from tests.plain_http import request


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_at_most_so_many_in_a_sliding_window():
    time = Time()
    limit = RateLimit(2, 10.0, clock=time)
    allowed = []
    for time.now in (0.0, 4.0, 9.9, 10.0, 13.9, 14.0):
        allowed.append(limit.allows("a"))
    assert allowed == [True, True, False, True, False, True]


def test_keys_do_not_count_for_each_other():
    limit = RateLimit(1, 10.0, clock=Time())
    assert [limit.allows(key) for key in "abab"] == [True, True, False, False]


def test_idle_keys_are_forgotten():
    time = Time()
    limit = RateLimit(1, 10.0, clock=time)
    for number in range(10_001):
        limit.allows(str(number))
    time.now = 20.0
    limit.allows("new")
    assert len(limit._events) == 1


def test_who_writes_too_fast_is_told_to_wait(assistants, chats):
    chat = chats(assistants["strict"], headers={"X-Forwarded-For": "192.0.2.1"}).open()
    acks = [chat.says("bonjour") for _ in range(4)]
    assert [ack["status"] for ack in acks] == ["ok", "ok", "ok", "error"]
    assert (acks[3]["code"], acks[3]["message"]) == ("trop_de_messages", phrase("trop_de_messages"))
    for urgent in (
        "on m'a volé ma carte !",
        "un conseiller svp",
        "OPPOSITION",
        "je l'ai perdue",
        "bloquez ma carte",
    ):
        assert chat.says(urgent)["status"] == "ok"
    assert chat.says("bonjour")["status"] == "error"


def test_a_button_is_never_too_fast(assistants, chats):
    chat = chats(assistants["proxied"], headers={"X-Forwarded-For": "198.51.100.1"}).open()
    for message in ("un", "deux", "boutons"):
        chat.says(message)
    assert chat.says("trop")["status"] == "error"
    assert chat.presses("Parler à un conseiller")["status"] == "ok"


def test_one_customers_haste_is_not_anothers(assistants, chats):
    one, two = (
        chats(assistants["proxied"], headers={"X-Forwarded-For": "198.51.100.2"}).open() for _ in "ab"
    )
    for _ in range(4):
        one.says("bonjour")
    assert two.says("bonjour")["status"] == "ok"


def opened(assistants, chats, name: str, *addresses: str) -> list[str]:
    """The outcome of as many new conversations, each with that X-Forwarded-For."""
    outcomes = []
    for address in addresses:
        chat = chats(assistants[name], headers={"X-Forwarded-For": address}).connect()
        ack = chat.asks_session()
        outcomes.append(ack.get("code", ack["status"]))
    return outcomes


def test_behind_a_trusted_proxy_each_address_has_its_own_allowance(assistants, chats):
    mine = opened(assistants, chats, "proxied", *["203.0.113.1"] * 5)
    assert mine == ["ok"] * 4 + ["trop_de_conversations"]
    assert opened(assistants, chats, "proxied", "203.0.113.2") == ["ok"]


def test_only_what_the_trusted_proxy_adds_is_believed(assistants, chats):
    forged = [f"10.0.0.{number}, 203.0.113.3" for number in range(5)]
    assert opened(assistants, chats, "proxied", *forged)[-1] == "trop_de_conversations"


def test_without_a_proxy_the_header_is_not_believed(assistants, chats):
    forged = [f"10.0.0.{number}" for number in range(5)]
    assert opened(assistants, chats, "strict", *forged)[-1] == "trop_de_conversations"


def test_coming_back_is_no_new_conversation(assistants, chats):
    headers = {"X-Forwarded-For": "203.0.113.9"}
    session = chats(assistants["proxied"], headers=headers).open().confirmation["session"]
    for _ in range(6):
        chats(assistants["proxied"], headers=headers, session=session).open()


@pytest.mark.parametrize("transport", ["websocket", "polling"])
@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:5090.evil.example", "null"])
def test_another_sites_page_is_refused(assistants, chats, origin, transport):
    chat = chats(assistants["sqlite"], headers={"Origin": origin}, transport=transport)
    with pytest.raises(Refused):
        chat.connect()
    chat.client = None


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_the_banks_pages_and_our_own_are_accepted(assistants, chats, transport):
    assistant = assistants["sqlite"]
    for origin in ("http://127.0.0.1:5090", assistant.url):
        chats(assistant, headers={"Origin": origin}, transport=transport).open()


@pytest.mark.parametrize("host", ["attacker.test", "127.0.0.1.attacker.test", "attacker.test:5005"])
def test_a_page_of_a_name_that_was_pointed_here_is_refused(assistants, host):
    url = f"{assistants['proxied'].url}/socket.io/?EIO=4&transport=polling"
    answer = request("GET", url, headers={"Origin": f"http://{host}", "Host": host})
    assert answer.status_code == 400


def test_a_page_of_our_public_name_is_accepted(assistants):
    url = f"{assistants['proxied'].url}/socket.io/?EIO=4&transport=polling"
    ours = {"Origin": "https://aide.example.org", "Host": "aide.example.org"}
    assert request("GET", url, headers=ours).status_code == 200
