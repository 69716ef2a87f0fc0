"""The printable copy of a complaint: the one public page."""

from __future__ import annotations

import time

import httpx
import pytest

from aide import clock
from aide.complaints import links, register
from aide.complaints.complaint import Draft
from aide.complaints.receipt import sign_receipt
from aide.phrases import phrase
from tests.plain_http import request

from .world import SESSION_SECRET

SAFE = {
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


@pytest.fixture
def reference(assistant) -> str:
    draft = Draft("draft-receipt", "c", None, "frais", description="<b>50 €</b>", email="marie@exemple.fr")
    return assistant(register.file_complaint, draft, now=clock.now()).reference


def page(assistant, token: str) -> httpx.Response:
    return request("GET", f"{assistant.url}/widget/recu/{token}")


def test_the_signed_link_opens_the_copy(assistant, reference):
    answer = page(assistant, sign_receipt(reference, SESSION_SECRET, 1))
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert reference in answer.text and "&lt;b&gt;50" in answer.text
    assert "marie@exemple.fr" not in answer.text


def test_the_page_is_neither_kept_nor_framed_nor_indexed(assistant, reference):
    for token in (sign_receipt(reference, SESSION_SECRET, 1), "autre"):
        headers = page(assistant, token).headers
        assert {name: headers.get(name) for name in SAFE} == SAFE


@pytest.mark.parametrize("wrong", ["forged", "expired", "unknown", "reference", "text"])
def test_whatever_is_wrong_with_a_link_the_answer_is_the_same(assistant, reference, wrong):
    token = {
        "forged": sign_receipt(reference, "another-secret-another-secret-0123456789", 1),
        "expired": sign_receipt(reference, SESSION_SECRET, -1),
        "unknown": sign_receipt("REC-2026-999999", SESSION_SECRET, 1),
        "reference": reference,
        "text": "%3Cscript%3E",
    }[wrong]
    answer = page(assistant, token)
    assert answer.status_code == 404
    assert phrase("recu_introuvable") in answer.text and reference not in answer.text


def test_the_same_is_offered_as_a_file_to_keep(assistant, reference):
    token = sign_receipt(reference, SESSION_SECRET, 1)
    assert f'href="/widget/recu/{token}/fichier"' in page(assistant, token).text
    answer = page(assistant, f"{token}/fichier")
    assert answer.headers["content-disposition"] == f'attachment; filename="{reference}.html"'
    assert {name: answer.headers.get(name) for name in SAFE} == SAFE
    # It holds the whole story, and no link: what is kept must not depend on one that ends.
    assert reference in answer.text and "&lt;b&gt;50" in answer.text and token not in answer.text


@pytest.mark.parametrize("end", ["", "/fichier"])
def test_a_withdrawn_link_opens_nothing_and_a_later_one_does(assistant, reference, end):
    before = sign_receipt(reference, SESSION_SECRET, 1)
    assistant(links.withdraw, reference, actor="Zoé", now=clock.now())
    answer = page(assistant, before + end)
    assert answer.status_code == 404 and reference not in answer.text
    time.sleep(1.1)
    assert page(assistant, sign_receipt(reference, SESSION_SECRET, 1) + end).status_code == 200


def test_a_link_of_another_complaint_is_not_withdrawn_with_it(assistant, reference):
    draft = Draft("draft-other", "c", None, "frais", description="autre", email="marie@exemple.fr")
    other = assistant(register.file_complaint, draft, now=clock.now()).reference
    assistant(links.withdraw, other, actor="Zoé", now=clock.now())
    assert page(assistant, sign_receipt(reference, SESSION_SECRET, 1)).status_code == 200


@pytest.mark.parametrize("path", ["recu/x", "aide-widget.js", "nothing.js"])
def test_behind_tls_the_next_request_is_asked_for_by_https_only(assistants, path):
    over_tls = request("GET", f"{assistants['proxied'].url}/widget/{path}").headers
    assert over_tls["strict-transport-security"] == "max-age=31536000"
    plain = request("GET", f"{assistants['sqlite'].url}/widget/{path}").headers
    assert "strict-transport-security" not in plain
