from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.complaints.changes import ChangeRefused, update_complaint
from aide.complaints.complaint import CLOSED, IN_PROGRESS, Complaint, Draft
from aide.complaints.history import history
from aide.complaints.register import file_complaint
from aide.complaints.tables import complaints
from aide.db import connect, writing
from aide.mail.tables import outbox

from .conftest import NOW

Drafts = Callable[..., Draft]


def file_in_another_process(url: str, draft: Draft) -> str:
    engine = connect(url, durable=True)
    with writing(engine) as c:
        reference = file_complaint(c, draft, now=NOW).reference
    engine.dispose()
    return reference


def at_once(engine: Engine, drafts: list[Draft]) -> list[Complaint]:
    """File each draft in its own thread and transaction, all begun together."""
    start = Barrier(len(drafts))

    def run(draft: Draft) -> Complaint:
        start.wait()
        with writing(engine) as c:
            return file_complaint(c, draft, now=NOW)

    with ThreadPoolExecutor(len(drafts)) as threads:
        return list(threads.map(run, drafts))


@pytest.mark.parametrize("copies", [2, 8])
def test_the_same_draft_filed_at_once_is_one_complaint(engine: Engine, a_draft: Drafts, copies: int) -> None:
    filed = at_once(engine, [a_draft(email="marie@example.org")] * copies)
    assert len(set(filed)) == 1
    with writing(engine) as c:
        assert len(c.execute(select(complaints)).all()) == len(c.execute(select(outbox)).all()) == 1
        assert [line.kind for line in history(c, filed[0].reference)] == ["filed"]


def test_drafts_filed_at_once_get_numbers_of_their_own(engine: Engine, a_draft: Drafts) -> None:
    drafts = [a_draft(id=f"draft-{number}", conversation=f"conversation-{number}") for number in range(20)]
    references = {complaint.reference for complaint in at_once(engine, drafts)}
    assert references == {f"REC-2026-{number:06d}" for number in range(1, 21)}


def test_a_second_call_begun_before_the_first_one_ends_gives_the_same_complaint(
    engine: Engine, a_draft: Drafts
) -> None:
    """The second looks before the first commits: it finds nothing, then meets the row."""
    with ThreadPoolExecutor(1) as threads:
        with writing(engine) as c:
            first = file_complaint(c, a_draft(), now=NOW)
            second = threads.submit(lambda: at_once(engine, [a_draft()])[0])
            with pytest.raises(StillRunning):
                second.result(timeout=0.5)  # it waits for the first
        assert second.result(timeout=10) == first


def test_two_processes_file_one_draft_once(engine: Engine, a_draft: Drafts) -> None:
    url = engine.url.render_as_string(hide_password=False)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as processes:
        runs = [processes.submit(file_in_another_process, url, a_draft()) for _ in range(2)]
        assert {run.result(timeout=60) for run in runs} == {"REC-2026-000001"}


def test_a_stranger_s_mails_are_counted_across_threads(engine: Engine, a_draft: Drafts) -> None:
    draft = a_draft(email="marie@example.org")
    at_once(engine, [replace(draft, id=f"draft-{number}") for number in range(8)])
    with writing(engine) as c:
        assert len(c.execute(select(outbox)).all()) == 3


def test_two_agents_who_close_at_once_close_it_once(engine: Engine, a_draft: Drafts) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(), now=NOW).reference
    start = Barrier(2)

    def close(agent: str) -> str:
        start.wait()
        with writing(engine) as c:
            return update_complaint(c, reference, actor=agent, status=CLOSED, now=NOW).status

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(close, ["Paul", "Inès"])) == [CLOSED, CLOSED]
    with writing(engine) as c:
        assert len([line for line in history(c, reference) if line.status == CLOSED]) == 1


def test_an_agent_waits_for_another_s_change_and_is_refused_if_it_no_longer_fits(
    engine: Engine, a_draft: Drafts
) -> None:
    with writing(engine) as c:
        reference = file_complaint(c, a_draft(), now=NOW).reference

    def take_up() -> None:
        with writing(engine) as c:
            update_complaint(c, reference, actor="Inès", status=IN_PROGRESS, now=NOW)

    with ThreadPoolExecutor(1) as threads:
        with writing(engine) as c:
            update_complaint(c, reference, actor="Paul", status=CLOSED, now=NOW)
            second = threads.submit(take_up)
            with pytest.raises(StillRunning):
                second.result(timeout=0.5)
        with pytest.raises(ChangeRefused):
            second.result(timeout=10)
