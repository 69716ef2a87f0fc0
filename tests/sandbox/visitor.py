"""Someone at the demo site with a browser's cookies; no JavaScript."""

from __future__ import annotations

import re
from html import unescape

import httpx

from tests.plain_http import client


class Visitor:
    """Follows redirections, as a browser does; `http` is there for what a browser would not do."""

    def __init__(self, url: str) -> None:
        self.http = client(base_url=url, timeout=10, follow_redirects=True)

    def opens(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def sends(self, form: str, path: str | None = None, **fields: str) -> httpx.Response:
        """Open the page `form`, then send its form with these fields, to `path` or to itself."""
        return self.http.post(path or form, data={"csrf": self.csrf(form), **fields})

    def logs_in(self, customer: str, suite: str = "") -> httpx.Response:
        return self.sends("/connexion", client=customer, suite=suite)

    def logs_out(self) -> httpx.Response:
        return self.sends("/espace-client", "/deconnexion")

    def opposes(self, card: str, **fields: str) -> httpx.Response:
        given = {"motif": "stolen", "confirmation": "oui", **fields}
        return self.sends(f"/espace-client/cartes/{card}/opposition", **given)

    def csrf(self, page: str) -> str:
        [token] = set(re.findall(r'name="csrf" value="([^"]+)"', self.opens(page).text))
        return token

    def widget(self, page: str) -> dict[str, str]:
        """The attributes of the page's only <aide-widget>."""
        [tag] = re.findall(r"<aide-widget([^>]*)></aide-widget>", self.opens(page).text)
        return {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
