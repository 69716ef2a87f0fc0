"""Who may open which conversation: the bank's token, and ours."""

from __future__ import annotations

import time

import jwt
import pytest
from socketio.exceptions import ConnectionError as Refused

from aide.channel.tokens import AUDIENCE, LEEWAY
from aide.journal import conversations, history
from aide.phrases import phrase

from .conftest import KEYS
from .world import CUSTOMER_SECRET, SESSION_SECRET, Chat, token


def refusal(chat: Chat) -> dict:
    """The error of a refused connection."""
    with pytest.raises(Refused):
        chat.connect()
    chat.client = None
    return chat.got("connect_error")[0]


def customer_of(assistant, chat) -> str | None:
    found = assistant(conversations.get, chat.conversation).customer
    return found.id if found else None


def session_error(chat: Chat) -> str:
    """The code of a refused session; the error is also pushed, for clients that await no acknowledgement."""
    ack = chat.connect().asks_session()
    assert ack["status"] == "error"
    chat.waits_for(lambda: chat.got("session_error"))
    assert chat.got("session_error") == [{"code": ack["code"], "message": phrase(ack["code"])}]
    assert chat.got("session_confirm") == []
    return ack["code"]


def test_a_visitor_without_token_is_anonymous(assistant, chats):
    assert customer_of(assistant, chats(assistant).open()) is None


def test_the_banks_token_says_who_it_is(assistant, chats):
    chat = chats(
        assistant, token=token("demo-claire", name="Claire Martin", email="claire@example.org")
    ).open()
    found = assistant(conversations.get, chat.conversation).customer
    assert (found.id, found.name, found.email) == ("demo-claire", "Claire Martin", "claire@example.org")
    chat.says("bonjour")
    assert assistant.calls(chat.conversation)[0]["metadata"]["authenticated"] is True


def test_a_name_and_an_address_are_optional_and_cut_when_absurd(assistant, chats):
    chat = chats(assistant, token=token("demo-claire", name="n" * 500, email=42)).open()
    found = assistant(conversations.get, chat.conversation).customer
    assert (len(found.name), found.email) == (120, None)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (token(seconds=-60), "jeton_expire"),
        (token(key="another-secret-another-secret-0123456789"), "jeton_invalide"),
        (token(exp=None), "jeton_invalide"),
        (token(sub=None), "jeton_invalide"),
        (token(""), "jeton_invalide"),
        (token("c" * 81), "jeton_invalide"),
        (token(sub=42), "jeton_invalide"),
        (token(exp="demain"), "jeton_invalide"),
        (token(algorithm="HS512"), "jeton_invalide"),
        (token(key=None, algorithm="none"), "jeton_invalide"),
        (token(key=KEYS["RS256"], algorithm="RS256"), "jeton_invalide"),
        ("pas.un.jeton", "jeton_invalide"),
        ("é", "jeton_invalide"),
        ({"sub": "demo-claire"}, "jeton_invalide"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("jeton") else "",
)
def test_a_bad_token_refuses_the_connection_with_a_clear_error(assistants, chats, bad, code):
    error = refusal(chats(assistants["sqlite"], token=bad))
    assert error == {"message": phrase(code), "data": {"code": code}} or error == {
        "message": phrase(code),
        "code": code,
    }


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_the_banks_public_key_is_accepted(assistants, chats, algorithm):
    assistant = assistants[algorithm]
    chat = chats(assistant, token=token("demo-paul", key=KEYS[algorithm], algorithm=algorithm)).open()
    assert customer_of(assistant, chat) == "demo-paul"


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_with_a_public_key_a_shared_secret_opens_nothing(assistants, chats, algorithm):
    refusal(chats(assistants[algorithm], token=token()))
    other = "ES256" if algorithm == "RS256" else "RS256"
    refusal(chats(assistants[algorithm], token=token(key=KEYS[other], algorithm=other)))


def test_the_public_key_itself_is_no_shared_secret(assistants, chats):
    """The classic confusion: a token signed by HMAC with the public key's own text."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    pem = KEYS["RS256"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    import base64
    import hashlib
    import hmac
    import json

    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    claims = json.dumps({"sub": "demo-claire", "exp": int(time.time()) + 60}).encode()
    signed = f"{part(json.dumps({'alg': 'HS256', 'typ': 'JWT'}).encode())}.{part(claims)}"
    forged = f"{signed}.{part(hmac.new(pem, signed.encode(), hashlib.sha256).digest())}"
    refusal(chats(assistants["RS256"], token=forged))


@pytest.mark.parametrize("claim", ["iat", "nbf"])
def test_a_token_of_a_clock_that_is_two_seconds_ahead_is_good(assistants, chats, claim):
    chat = chats(assistants["sqlite"], token=token("demo-paul", **{claim: time.time() + 2})).open()
    assert customer_of(assistants["sqlite"], chat) == "demo-paul"


@pytest.mark.parametrize("claim", ["iat", "nbf"])
def test_a_token_of_an_hour_ahead_is_none(assistants, chats, claim):
    error = refusal(chats(assistants["sqlite"], token=token(**{claim: time.time() + 3600})))
    assert phrase("jeton_invalide") in str(error)


def test_a_token_that_ended_two_seconds_ago_by_our_clock_is_still_good(assistants, chats):
    chat = chats(assistants["sqlite"], token=token("demo-paul", seconds=-2)).open()
    chat.says("bonjour")
    assert assistants["sqlite"].calls(chat.conversation)[-1]["metadata"]["authenticated"] is True


def test_a_token_that_expires_while_connected_is_no_longer_valid(assistants, chats):
    assistant = assistants["sqlite"]
    ends = time.time() + 4 + LEEWAY.total_seconds()
    chat = chats(assistant, token=token(seconds=4)).open()
    chat.says("tout de suite")
    time.sleep(max(0.0, ends - time.time()) + 1.2)
    assert chat.says("trop tard")["status"] == "ok"
    assert [call["metadata"]["authenticated"] for call in assistant.calls(chat.conversation)] == [True, False]


def test_a_session_opens_its_conversation_again_with_its_history(assistant, chats):
    chat = chats(assistant).open()
    chat.says("bonjour", id="id-1")
    back = chats(assistant, session=chat.confirmation["session"]).open()
    assert back.conversation == chat.conversation
    history = back.confirmation["history"]
    assert [(h["metadata"]["seq"], h["metadata"]["author"]) for h in history] == [
        (1, "bot"),
        (2, "customer"),
        (3, "bot"),
    ]
    assert (history[1]["text"], history[1]["metadata"]["id"]) == ("bonjour", "id-1")
    assert history[2] == chat.got("bot_uttered")[-1]
    back.says("encore")
    assert back.lines() == [(5, "bot", "Vous dites : encore")]


def test_after_gives_only_what_was_missed(assistant, chats):
    chat = chats(assistant).open()
    chat.says("un")
    chat.says("deux")
    back = chats(assistant, session=chat.confirmation["session"]).open(after=4)
    assert [line["metadata"]["seq"] for line in back.confirmation["history"]] == [5, 6]
    assert back.says("trois")["seq"] == 7
    assert [seq for seq, _, _ in back.lines()] == [8]


@pytest.mark.parametrize("after", ["3", None, 2.5, -1, [], True])
def test_an_absurd_after_gives_a_history_all_the_same(assistant, chats, after):
    chat = chats(assistant).open()
    chat.says("un")
    back = chats(assistant, session=chat.confirmation["session"]).open(after=after)
    seqs = [line["metadata"]["seq"] for line in back.confirmation["history"]]
    assert seqs in ([1, 2, 3], [2, 3])


def test_an_after_beyond_the_end_hides_nothing_that_follows(assistant, chats):
    chat = chats(assistant).open()
    back = chats(assistant, session=chat.confirmation["session"]).open(after=10_000)
    back.says("bonjour")
    assert back.texts() == ["Vous dites : bonjour"]


@pytest.mark.parametrize("by", ["session", "session_id"])
def test_a_session_may_come_with_the_request_as_well(assistant, chats, by):
    chat = chats(assistant).open()
    again = chats(assistant).open(**{by: chat.confirmation["session"]})
    assert again.conversation == chat.conversation


def forged(conversation: str, **changes) -> str:
    claims = {
        "aud": AUDIENCE,
        "conversation": conversation,
        "customer": None,
        "exp": time.time() + 60,
        **changes,
    }
    return jwt.encode(claims, changes.pop("key", SESSION_SECRET), algorithm="HS256")


@pytest.mark.parametrize(
    "how", ["other key", "expired", "other audience", "the bank's", "text", "unsigned", "conversation id"]
)
def test_a_forged_session_opens_nothing(assistant, chats, how):
    mine = chats(assistant).open().conversation
    claims = {"aud": AUDIENCE, "conversation": mine, "customer": None, "exp": time.time() + 60}
    made = {
        "other key": jwt.encode(claims, CUSTOMER_SECRET, algorithm="HS256"),
        "expired": jwt.encode({**claims, "exp": time.time() - 60}, SESSION_SECRET, algorithm="HS256"),
        "other audience": jwt.encode({**claims, "aud": "aide-recu"}, SESSION_SECRET, algorithm="HS256"),
        "the bank's": token(),
        "text": "bonjour",
        "unsigned": jwt.encode(claims, None, algorithm="none"),
        "conversation id": mine,
    }[how]
    assert session_error(chats(assistant, session=made)) == "session_refusee"


def test_a_message_with_a_forged_session_is_refused(assistant, chats):
    chat = chats(assistant).connect()
    assert chat.sends({"message": "bonjour", "session_id": "forged"})["code"] == "session_refusee"


def test_a_customers_session_is_refused_without_his_token_or_with_anothers(assistant, chats):
    session = chats(assistant, token=token("demo-claire")).open().confirmation["session"]
    assert session_error(chats(assistant, session=session)) == "session_refusee"
    assert session_error(chats(assistant, session=session, token=token("demo-paul"))) == "session_refusee"
    chats(assistant, session=session, token=token("demo-claire")).open()


def test_an_anonymous_conversation_is_adopted_once_at_login(assistant, chats):
    visitor = chats(assistant).open()
    visitor.says("bonjour")
    session = visitor.confirmation["session"]
    visitor.close()
    logged = chats(assistant, session=session, token=token("demo-claire")).open()
    assert logged.conversation == visitor.conversation
    assert customer_of(assistant, logged) == "demo-claire"
    assert session_error(chats(assistant, session=session)) == "session_refusee"
    assert session_error(chats(assistant, session=session, token=token("demo-paul"))) == "session_refusee"
    assert session_error(chats(assistant, session=logged.confirmation["session"])) == "session_refusee"


def test_a_socket_that_stayed_anonymous_speaks_no_more_once_its_conversation_is_adopted(assistant, chats):
    visitor = chats(assistant).open()
    chats(assistant, session=visitor.confirmation["session"], token=token("demo-claire")).open()
    ack = visitor.says("bonjour")
    assert (ack["status"], ack["code"]) == ("error", "session_refusee")
    assert assistant.calls(visitor.conversation) == []


def test_a_socket_that_stayed_anonymous_hears_no_more_once_its_conversation_is_adopted(assistant, chats):
    visitor = chats(assistant).open()
    logged = chats(assistant, session=visitor.confirmation["session"], token=token("demo-claire")).open()
    before = len(visitor.texts())
    logged.says("mes cartes")
    time.sleep(0.5)
    assert len(visitor.texts()) == before
    assert visitor.got("user_echo") == []


def test_two_conversations_never_hear_each_other(assistant, chats):
    one, two = chats(assistant).open(), chats(assistant).open()
    assert one.conversation != two.conversation
    one.says("secret")
    two.says("bonjour")
    assert two.texts()[1:] == ["Vous dites : bonjour"] and two.got("user_echo") == []


def test_asking_again_for_the_session_on_one_socket_brings_no_duplicates(assistant, chats):
    chat = chats(assistant).open()
    chat.asks_session(session=chat.confirmation["session"], after=1)
    chat.says("bonjour")
    assert chat.texts().count("Vous dites : bonjour") == 1


def test_the_session_of_an_ended_conversation_begins_another(assistant, chats):
    chat = chats(assistant).open()
    assert chat.calls("end") == {"status": "ok"}
    assert chat.says("encore")["code"] == "conversation_terminee"
    new = chats(assistant, session=chat.confirmation["session"]).open()
    assert new.conversation != chat.conversation
    assert new.confirmation["history"] == []
    new.waits_for(lambda: new.texts() == [phrase("accueil")])
    assert assistant(history.after, chat.conversation, 0)


def test_the_session_of_an_erased_conversation_begins_another(assistant, chats):
    chat = chats(assistant).open()
    chat.close()
    from sqlalchemy import delete

    assistant(
        lambda c: c.execute(
            delete(conversations.conversations).where(conversations.conversations.c.id == chat.conversation)
        )
    )
    assert chats(assistant, session=chat.confirmation["session"]).open().conversation != chat.conversation


def test_a_socket_may_leave_at_any_moment(assistant, chats):
    chat = chats(assistant).open()
    chat.emits("user_uttered", {"id": "id-1", "message": "attends 0.3"})
    chat.waits_for(lambda: chat.got("received"))
    chat.close()
    back = chats(assistant, session=chat.confirmation["session"]).open(after=2)
    back.waits_for(lambda: "attends 0.3" in str(back.confirmation["history"]) or back.texts())
    assert len(assistant.calls(chat.conversation)) == 1
