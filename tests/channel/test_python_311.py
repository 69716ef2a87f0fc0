"""Sanic's WebSockets wait for coroutines on a Python that refuses them."""

from __future__ import annotations

import asyncio
import re
from inspect import getsource

import pytest
from sanic.server.websockets import impl

from aide.channel.python_311 import mend_websockets


async def said(word: str) -> str:
    return word


@pytest.mark.asyncio
async def test_python_refuses_coroutines_which_is_why():
    word = said("x")
    with pytest.raises(TypeError):
        await asyncio.wait([word])
    word.close()


@pytest.mark.asyncio
async def test_sanics_reader_may_give_them():
    mend_websockets()
    never = asyncio.get_running_loop().create_future()
    done, pending = await impl.asyncio.wait((never, said("bonjour")), return_when=asyncio.FIRST_COMPLETED)
    assert [one.result() for one in done] == ["bonjour"]
    assert pending == {never}, "what was given as a future stays the same one: Sanic compares"


def test_the_rest_is_asyncios_own():
    mend_websockets()
    assert impl.asyncio.Future is asyncio.Future
    assert impl.asyncio.CancelledError is asyncio.CancelledError


def test_sanic_still_needs_it():
    assert re.search(r"asyncio\.wait\(\s*\(self\.recv_cancel", getsource(impl)), (
        "mended: aide/channel/python_311.py can go"
    )
