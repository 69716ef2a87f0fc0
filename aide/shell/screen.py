"""The conversation on a terminal: who says what, numbered buttons,
and a prompt that what arrives does not tear.
"""

from __future__ import annotations

import sys
import threading
from typing import Any, TextIO

from aide.shell.lines import Button, Line, Refused

PROMPT = "Vous > "
_AUTHORS = {"bot": "Aide", "agent": "Conseiller", "system": "Information", "customer": "Vous (ailleurs)"}


class Screen:
    """`on_event` may be called from any thread; `buttons` are those that a number presses now."""

    def __init__(self, out: TextIO | None = None) -> None:
        self.buttons: tuple[Button, ...] = ()
        self._out = out or sys.stdout
        self._is_terminal = self._out.isatty() and sys.stdin.isatty()
        self._asks = False
        self._has_answered = False
        self._mode = "bot"
        self._lock = threading.Lock()

    def on_event(self, name: str, value: Any) -> None:
        """Show what happened in the conversation, in words; nothing for what needs none."""
        text = self._words(name, value)
        if text:
            self.show(text)

    def show(self, text: str) -> None:
        """A line of text, whoever else writes."""
        with self._lock:
            # Over the prompt, which is then written again below.
            start = "\r\x1b[K" if self._asks and self._is_terminal else ""
            again = PROMPT if self._asks and self._is_terminal else ""
            self._out.write(f"{start}{text}\n{again}")
            self._out.flush()

    def ask(self) -> str:
        """One line of the customer. Raises EOFError at the end of the input."""
        self._asks = True
        try:
            typed = input(PROMPT if self._is_terminal else "")
        finally:
            self._asks = False
        self._has_answered = True
        return typed

    def pressed(self, typed: str) -> Button | None:
        """The button whose number was typed."""
        number = int(typed) if typed.strip().isascii() and typed.strip().isdigit() else 0
        return self.buttons[number - 1] if 0 < number <= len(self.buttons) else None

    def _words(self, name: str, value: Any) -> str:
        if name == "line":
            return self._line(value)
        if name == "status":
            return self._status(value)
        if name == "typing":
            return f"  … {_AUTHORS['agent']} écrit" if value.get("author") == "agent" else ""
        if name == "refused" and isinstance(value, Refused):
            return f"[{value.message}]"
        return {"lost": "[Connexion perdue, nouvel essai…]", "back": "[Connexion rétablie]"}.get(name, "")

    def _line(self, line: Line) -> str:
        if line.author != "customer":
            # A question without buttons ends those of the one before: its answer may be a number.
            kept = () if self._has_answered else self.buttons
            self.buttons, self._has_answered = line.buttons or kept, False
        author = line.name or _AUTHORS.get(line.author, line.author)
        titles = [f"    {number}. {button.title}" for number, button in enumerate(line.buttons, start=1)]
        return "\n".join([f"{author} : {line.text}", *titles])

    def _status(self, status: dict[str, Any]) -> str:
        mode, before = status.get("mode", "bot"), self._mode
        self._mode = mode
        if mode == "waiting":
            return f"[En attente d'un conseiller, place {status.get('position', '?')} dans la file]"
        if mode == "agent":
            return f"[Vous parlez à {status.get('name') or 'un conseiller'}]"
        return "[L'assistant vous répond de nouveau]" if before != "bot" else ""
