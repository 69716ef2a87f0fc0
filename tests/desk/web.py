"""An agent at the desk's pages, by plain HTTP: follows redirects, carries the form token."""

from __future__ import annotations

import re
from html import unescape

import httpx

from tests.plain_http import client

from .server import DeskServer

PASSWORD = "demo-aide-2026"


class Browser:
    def __init__(self, desk: DeskServer) -> None:
        self.http = client(base_url=desk.url, follow_redirects=True, timeout=20)

    def logs_in(self, login: str = "malik", password: str = PASSWORD, *, suite: str = "") -> httpx.Response:
        form = self.http.get("/connexion", params={"suite": suite} if suite else {})
        values = {"form_token": hidden(form.text), "login": login, "password": password, "suite": suite}
        return self.http.post("/connexion", data=values)

    def get(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def sends(self, path: str, form: str, **values: str) -> httpx.Response:
        """Fill the form that the page `form` shows, and send it to `path`."""
        page = self.http.get(form).text
        version = re.search(r'name="version" value="([^"]*)"', page)
        kept = {"version": version[1]} if version else {}
        return self.http.post(path, data={"form_token": hidden(page), **kept, **values})


def enters(desk: DeskServer, login: str, password: str, **headers: str) -> httpx.Response:
    """One POST of the login's form, with a form token of one's own making, as a program does it."""
    with client(base_url=desk.url, headers={"Cookie": "aide_desk_entree=abc", **headers}, timeout=30) as http:
        return http.post("/connexion", data={"form_token": "abc", "login": login, "password": password})


def hidden(page: str) -> str:
    return re.search(r'name="form_token" value="([^"]+)"', page)[1]


def text(answer: httpx.Response) -> str:
    """What the page says, without its tags."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))
