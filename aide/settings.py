"""All settings, read once from the environment at start; every variable is in `.env.example`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

SECRETS = ("customer_jwt_secret", "session_secret", "bank_token", "desk_api_token")
"""Fields that have no default: made at random in `var/secrets.env` for local work, required in production."""
DEVELOPMENT, PRODUCTION = "development", "production"
SHORTEST_SECRET, FEWEST_SIGNS = 32, 10
"""Of a secret in production: its bytes, as RFC 7518 asks of a key of HS256, and its different characters."""


class SettingsError(RuntimeError):
    """The environment asks for something that cannot work; the message says what to change."""


def _variable(name: str, default: Any = None, **options: Any) -> Any:
    return field(default=default, metadata={"variable": name}, **options)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Safe defaults for local work on one machine."""

    env: str = _variable("AIDE_ENV", DEVELOPMENT)
    var: Path = _variable("AIDE_VAR", Path("var"))
    database_url: str = _variable("AIDE_DATABASE_URL", "sqlite:///var/aide.db")
    now: str = _variable("AIDE_NOW", "")
    now_since: float = _variable("AIDE_NOW_SINCE", 0.0)
    log_level: str = _variable("AIDE_LOG_LEVEL", "INFO")

    customer_jwt_secret: str = _variable("AIDE_CUSTOMER_JWT_SECRET", "", repr=False)
    customer_jwt_public_key: str = _variable("AIDE_CUSTOMER_JWT_PUBLIC_KEY", "")
    session_secret: str = _variable("AIDE_SESSION_SECRET", "", repr=False)
    session_days: int = _variable("AIDE_SESSION_DAYS", 30)
    allowed_origins: tuple[str, ...] = _variable(
        "AIDE_ALLOWED_ORIGINS", ("http://127.0.0.1:5090", "http://localhost:5090")
    )
    trusted_proxies: int = _variable("AIDE_TRUSTED_PROXIES", 0)
    public_url: str = _variable("AIDE_PUBLIC_URL", "http://127.0.0.1:5005")

    max_characters: int = _variable("AIDE_MAX_CHARACTERS", 4000)
    rate_messages: int = _variable("AIDE_RATE_MESSAGES", 20)
    rate_messages_seconds: float = _variable("AIDE_RATE_MESSAGES_SECONDS", 10.0)
    rate_conversations: int = _variable("AIDE_RATE_CONVERSATIONS", 60)
    rate_connections: int = _variable("AIDE_RATE_CONNECTIONS", 300)
    rate_limits: bool = _variable("AIDE_RATE_LIMITS", True)
    turn_seconds: float = _variable("AIDE_TURN_SECONDS", 30.0)
    idle_minutes: int = _variable("AIDE_IDLE_MINUTES", 30)
    tracker_turns: int = _variable("AIDE_TRACKER_TURNS", 6)

    bank_url: str = _variable("AIDE_BANK_URL", "http://127.0.0.1:5090")
    bank_token: str = _variable("AIDE_BANK_TOKEN", "", repr=False)
    bank_seconds: float = _variable("AIDE_BANK_SECONDS", 8.0)

    assistant_host: str = _variable("AIDE_ASSISTANT_HOST", "127.0.0.1")
    assistant_port: int = _variable("AIDE_ASSISTANT_PORT", 5005)
    actions_port: int = _variable("AIDE_ACTIONS_PORT", 5055)
    desk_host: str = _variable("AIDE_DESK_HOST", "127.0.0.1")
    desk_port: int = _variable("AIDE_DESK_PORT", 5080)
    desk_api_token: str = _variable("AIDE_DESK_API_TOKEN", "", repr=False)
    sandbox_host: str = _variable("AIDE_SANDBOX_HOST", "127.0.0.1")
    sandbox_port: int = _variable("AIDE_SANDBOX_PORT", 5090)

    receipt_days: int = _variable("AIDE_RECEIPT_DAYS", 90)
    wait_minutes: float = _variable("AIDE_WAIT_MINUTES", 10.0)
    agent_gone_minutes: float = _variable("AIDE_AGENT_GONE_MINUTES", 3.0)
    smtp_url: str = _variable("AIDE_SMTP_URL", "", repr=False)
    mail_from: str = _variable("AIDE_MAIL_FROM", "ne-pas-repondre@aide.invalid")
    mails_per_day: int = _variable("AIDE_MAILS_PER_DAY", 3)

    keep_conversations_days: int = _variable("AIDE_KEEP_CONVERSATIONS_DAYS", 30)
    keep_complaints_days: int = _variable("AIDE_KEEP_COMPLAINTS_DAYS", 5 * 365)
    keep_oppositions_days: int = _variable("AIDE_KEEP_OPPOSITIONS_DAYS", 550)
    keep_logs_days: int = _variable("AIDE_KEEP_LOGS_DAYS", 180)
    keep_audit_days: int = _variable("AIDE_KEEP_AUDIT_DAYS", 365)

    @property
    def is_production(self) -> bool:
        """Whether secrets must be given, and nothing of the demonstration runs."""
        return self.env == PRODUCTION

    @property
    def is_public_over_tls(self) -> bool:
        """Whether customers reach the assistant by https."""
        return self.public_url.startswith("https://")

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the environment; fill missing secrets from `var/secrets.env`, made if absent.

        Raises SettingsError for an AIDE_ENV that is neither of the two words; in production when a secret is
        missing, short or another's, or when AIDE_NOW is set.
        """
        environ = os.environ if environ is None else environ
        values: dict[str, Any] = {}
        for item in fields(cls):
            raw = environ.get(item.metadata["variable"], "")
            if raw != "":
                values[item.name] = _convert(item.metadata["variable"], raw, item.default)
        settings = cls(**values)
        if settings.env not in (DEVELOPMENT, PRODUCTION):
            # « prod » would be development, in silence: invented secrets, demo accounts, the bank's stand-in.
            raise SettingsError(f"AIDE_ENV={settings.env!r} is neither {DEVELOPMENT} nor {PRODUCTION}")
        if settings.is_production:
            return _checked_for_production(settings)
        return _with_local_secrets(settings, values)


def variables() -> dict[str, Any]:
    """Each variable's name with its default, for the documents and their test."""
    return {item.metadata["variable"]: item.default for item in fields(Settings)}


def _convert(variable: str, raw: str, default: Any) -> Any:
    try:
        if isinstance(default, bool):
            return raw.strip().lower() not in {"0", "false", "no", "non"}
        if isinstance(default, tuple):
            return tuple(part.strip() for part in raw.split(",") if part.strip())
        return type(default)(raw)
    except ValueError:
        raise SettingsError(f"{variable}={raw!r} is not a valid {type(default).__name__}") from None


def _checked_for_production(settings: Settings) -> Settings:
    if settings.now:
        raise SettingsError("AIDE_NOW is refused when AIDE_ENV=production")
    needed = [
        name for name in SECRETS if name != "customer_jwt_secret" or not settings.customer_jwt_public_key
    ]
    values = {name: getattr(settings, name) for name in needed}
    _refuse("needs these secrets", [name for name, value in values.items() if not value])
    weak = [name for name, value in values.items() if _is_weak(value)]
    _refuse(f"needs secrets of at least {SHORTEST_SECRET} random bytes, unlike", weak)
    given = list(values.values())
    shared = [name for name, value in values.items() if given.count(value) > 1]
    _refuse("needs secrets that all differ, unlike", shared)
    return settings


def _is_weak(secret: str) -> bool:
    return len(secret.encode()) < SHORTEST_SECRET or len(set(secret)) < FEWEST_SIGNS


def _refuse(what: str, names: list[str]) -> None:
    if names:
        told = ", ".join(f"AIDE_{name.upper()}" for name in names)
        raise SettingsError(f"AIDE_ENV=production {what}: {told}")


def _with_local_secrets(settings: Settings, values: dict[str, Any]) -> Settings:
    if all(getattr(settings, name) for name in SECRETS):
        return settings
    stored = _local_secrets(settings.var / "secrets.env")
    filled = {name: stored[name] for name in SECRETS if not values.get(name)}
    return Settings(**{**values, **filled})


def _local_secrets(path: Path) -> dict[str, str]:
    """The random secrets of this checkout; the first of several processes to come makes them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = "".join(f"{name}={secrets.token_urlsafe(32)}\n" for name in SECRETS)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(fresh)
    draft.chmod(0o600)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return dict(line.split("=", 1) for line in path.read_text().splitlines() if "=" in line)
