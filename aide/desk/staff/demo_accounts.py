"""The demo accounts' names and password, by themselves: who only shows them loads nothing of the desk."""

from __future__ import annotations

DEMO_LOGINS = ("sophie", "malik", "ines")
DEMO_PASSWORD = "demo-aide-2026"
