"""Names of what a flow keeps among its facts beside those that it asks for."""

from __future__ import annotations

BEFORE_CORRECTION, BEFORE_TEXT = "avant", "texte_avant"
"""In the facts of a complaint: those that the last correction changed, as they were,
and his words before they were replaced.
"""

EXPECTS = "attend"
"""In the facts of a complaint: what he expects of it, before he told what happened."""

TOLD_WITH_BLOCK = "recit"
"""In the facts of a blocking: the words that told why, for the report of a payment that may follow."""
DECEIVED = "trompe"
"""In the facts of a complaint: a deceit is reported of which no debit was told."""
