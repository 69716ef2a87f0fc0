"""Clients of the servers of the tests, which speak plain HTTP on this machine."""

from __future__ import annotations

from typing import Any

import httpx

# There is nothing to verify, and reading the list of authorities would take each client a tenth of a second.


def client(**options: Any) -> httpx.Client:
    return httpx.Client(verify=False, **options)


def request(method: str, url: str, **options: Any) -> httpx.Response:
    return httpx.request(method, url, verify=False, **options)
