"""Production is production: one spelling, real secrets."""

from __future__ import annotations

import pytest

from aide.settings import SECRETS, Settings, SettingsError

GIVEN = {f"AIDE_{name.upper()}": f"{name}-of-the-tests-0123456789abcdef" for name in SECRETS}
ASK_ALL = sorted(GIVEN)


def production(**environ: str) -> Settings:
    return Settings.from_env({"AIDE_ENV": "production", **GIVEN, **environ})


@pytest.mark.parametrize(
    "spelt", ["prod", "Production", "production ", "PRODUCTION", "live", "dev", "test", " ", "produçtion"]
)
def test_any_other_spelling_stops_the_start(spelt, tmp_path):
    with pytest.raises(SettingsError, match="neither development nor production"):
        Settings.from_env({"AIDE_ENV": spelt, "AIDE_VAR": str(tmp_path), **GIVEN})


@pytest.mark.parametrize("environ", [{}, {"AIDE_ENV": ""}, {"AIDE_ENV": "development"}])
def test_unset_is_development(environ, tmp_path):
    assert not Settings.from_env({**environ, "AIDE_VAR": str(tmp_path)}).is_production


@pytest.mark.parametrize("name", ASK_ALL)
@pytest.mark.parametrize("weak", ["x", "short-but-various-0123456789", "a" * 40, "abcabcabc" * 5])
def test_a_secret_that_can_be_guessed_is_named_and_never_shown(name, weak):
    with pytest.raises(SettingsError, match=name) as refused:
        production(**{name: weak})
    assert weak not in str(refused.value)


def test_two_secrets_that_are_one_are_named_both():
    with pytest.raises(SettingsError, match=r"all differ, unlike: AIDE_SESSION_SECRET, AIDE_DESK_API_TOKEN$"):
        production(AIDE_SESSION_SECRET=GIVEN["AIDE_DESK_API_TOKEN"])


def test_32_bytes_are_enough():
    assert production(AIDE_BANK_TOKEN="0123456789abcdef0123456789ABCDEF").is_production


def test_with_the_banks_public_key_its_shared_secret_is_not_looked_at():
    assert production(AIDE_CUSTOMER_JWT_SECRET="x", AIDE_CUSTOMER_JWT_PUBLIC_KEY="key.pem").is_production


def test_development_asks_nothing_of_its_secrets(tmp_path):
    Settings.from_env({"AIDE_VAR": str(tmp_path), **dict.fromkeys(GIVEN, "x")})
