"""The slots of `domain.yml`, by name: what Rasa keeps of a conversation, and what a story test may set."""

from __future__ import annotations

from typing import Final

STATE: Final = "etat"
"""The whole conversation, one JSON string."""
RESULT: Final = "resultat"
"""What the last effect told; in a story, its one word."""
FAILURE: Final = "echec"
"""The last action that failed, for the desk."""
CUSTOMER: Final = "client"
"""In a story only: who is logged in."""
