"""« Améliorer »: what was understood badly, put right; the export for a tester.

A conversation as a story test.
"""

from __future__ import annotations

from typing import Any

import yaml
from sanic import Blueprint, Request
from sanic.response import HTTPResponse, raw
from sqlalchemy.engine import Connection

from aide import clock
from aide.desk.conversations.story_export import story
from aide.desk.http import labels, serializers
from aide.desk.http.layout import Visit, go, member, page, read, write
from aide.desk.staff import audit_log
from aide.desk.training import corrections, unclear
from aide.desk.training.corrections import CorrectionRefused
from aide.masking import mask_personal
from aide.phrases import beside

french = beside(__file__)

improve = Blueprint("web_inbox")
WHY = french.table("pourquoi")


@improve.get("/ameliorer")
@member
async def show(request: Request, visit: Visit) -> HTTPResponse:
    """What was not understood, most often first, to be put right."""
    return await _page(request, visit)


@improve.post("/ameliorer/<conversation:str>/<seq:int>")
@member
async def treat(request: Request, visit: Visit, conversation: str, seq: int) -> HTTPResponse:
    """Once treated, never shown again."""
    form = request.form or {}
    intent, text = form.get("intent") or "", form.get("texte") or ""

    def change(c: Connection) -> int:
        if not intent:
            raise CorrectionRefused(french("intention_a_choisir"))
        kept = None if intent == corrections.NONE else intent
        now, login = clock.now(), visit.agent.login
        treated = corrections.treat(c, conversation, seq, intent=kept, text=text, login=login, now=now)
        target = french("journal_message", conversation=conversation, numero=seq)
        audit_log.record(c, login, "correction", target, now=now)
        return treated

    try:
        treated = await write(request, change)
    except CorrectionRefused as refusal:
        draft = (conversation, seq, intent, text)
        return await _page(request, visit, status=400, error=str(refusal), draft=draft)
    return go(
        "/ameliorer",
        say=french("message_traite") if treated == 1 else french("messages_traites", treated=treated),
    )


@improve.get("/ameliorer/exemples.yml")
@member
async def export(request: Request, visit: Visit) -> HTTPResponse:
    """The examples that agents have given, as YAML for a tester; told in the audit."""
    examples = await read(request, corrections.accepted)
    await write(
        request, audit_log.record, visit.agent.login, "export", f"{len(examples)} exemples", now=clock.now()
    )
    return _yaml(corrections.as_nlu(examples), "exemples.yml")


@improve.get("/conversations/<name:str>/test.yml")
@member
async def test(request: Request, visit: Visit, name: str) -> HTTPResponse:
    """A file for tests/stories, which a tester reads and completes."""
    if not await read(request, corrections.has_conversation, name):
        return await page(request, visit, "introuvable.html", status=404)
    document = await read(request, story, name)
    target = french("journal_histoire", conversation=name)
    await write(request, audit_log.record, visit.agent.login, "export", target, now=clock.now())
    return _yaml(yaml.dump(document, allow_unicode=True, sort_keys=False), f"test_{name[:12]}.yml")


async def _page(
    request: Request,
    visit: Visit,
    *,
    status: int = 200,
    error: str | None = None,
    draft: tuple[str, int, str, str] | None = None,
) -> HTTPResponse:
    found = await read(request, _doubts)
    accepted = await read(request, corrections.accepted)
    return await page(
        request,
        visit,
        "ameliorer.html",
        status=status,
        found=found,
        error=error,
        draft=draft,
        why=WHY,
        label=labels.label,
        intents=labels.LABELS,
        none_of_them=corrections.NONE,
        accepted=len(accepted),
    )


def _doubts(c: Connection) -> list[dict[str, Any]]:
    return [
        {
            "doubt": doubt,
            "text": mask_personal(doubt.text),
            "lines": [serializers.message(line) for line in unclear.context(c, doubt)],
        }
        for doubt in unclear.doubts(c)
    ]


def _yaml(text: str, name: str) -> HTTPResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return raw(text.encode(), headers=headers, content_type="application/yaml; charset=utf-8")
