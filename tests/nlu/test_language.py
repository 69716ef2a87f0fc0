from __future__ import annotations

import pytest

from aide.nlu.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "my card was stolen yesterday and I need help",
        "necesito ayuda con mi tarjeta por favor",
        "где мои деньги",
        "أين مالي",
    ],
)
def test_another_language_is_recognised(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "on ma volé ma carte a la gare",
        "jai fai un virmnt a mon pote sa arrive kan",
        "Transfer sent, not arrived, vous pouvez regarder ou il est bloqué",
        "PayPal Amazon Netflix",
        "me no comprendo pourquoi la carte bloqué moi",
        "cb perdue hier",
        "slt",
    ],
)
def test_bad_french_is_french(text):
    assert not is_foreign(text)
