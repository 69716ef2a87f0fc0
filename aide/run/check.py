"""`python -m aide.run check`: what would keep this installation from being a production, one line each.

It starts nothing and changes nothing. Pure functions over the settings, then the database and the disk.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from aide.settings import Settings, SettingsError

OK, WARN, STOP = "ok", "attention", "à corriger"
LEAST_DISK = 2_000_000_000
LOCAL = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Line:
    """What was looked at, how it is (OK, WARN, STOP), and what to do."""

    state: str
    what: str
    told: str = ""


def lines(root: Path) -> list[Line]:
    """Every line, in the order in which they are printed."""
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        return [Line(STOP, "réglages", str(error))]
    return [*of_settings(settings), *of_disk(settings, root), *of_database(settings)]


def of_settings(settings: Settings) -> Iterator[Line]:
    """What the environment says by itself."""
    yield _line(settings.is_production, "AIDE_ENV", "développement : rien d'ici n'est fait pour des clients")
    yield _line(settings.is_production, "secrets", "inventés pour ce poste, dans var/secrets.env")
    yield _line(settings.is_public_over_tls, "AIDE_PUBLIC_URL", "doit commencer par https://")
    origins = [one for one in settings.allowed_origins if not _is_public(one)]
    yield _line(not origins, "AIDE_ALLOWED_ORIGINS", f"sans https, ou de ce poste : {', '.join(origins)}")
    yield _line(_is_public(settings.bank_url), "AIDE_BANK_URL", "sans https, ou de ce poste")
    yield _line(
        settings.trusted_proxies > 0, "AIDE_TRUSTED_PROXIES", "0 : derrière un relais, une seule pour tous"
    )
    yield _line(settings.rate_limits, "AIDE_RATE_LIMITS", "aucune limite : pour des mesures seulement")
    yield _line(
        settings.log_level.upper() != "DEBUG", "AIDE_LOG_LEVEL", "DEBUG montre les messages des clients"
    )
    yield _line(bool(settings.smtp_url), "AIDE_SMTP_URL", "vide : personne ne reçoit les e-mails", WARN)
    has_sender = not settings.mail_from.endswith(".invalid")
    yield _line(has_sender, "AIDE_MAIL_FROM", "adresse d'exemple", WARN)
    outside = [
        f"AIDE_{name}_HOST"
        for name, host in (("ASSISTANT", settings.assistant_host), ("DESK", settings.desk_host))
        if host not in LOCAL
    ]
    yield _line(not outside, "adresses d'écoute", f"hors de cette machine : {', '.join(outside)}", WARN)


def of_disk(settings: Settings, root: Path) -> Iterator[Line]:
    """Whether files are private, there is room, and a model of the present data."""
    from aide.run import model

    yield _line(_is_private(settings.var), f"dossier {settings.var}", "lisible par d'autres : chmod 700")
    free = shutil.disk_usage(settings.var if settings.var.exists() else root).free
    yield _line(free > LEAST_DISK, "place sur le disque", f"{free // 10**6} Mo libres", WARN)
    yield _line(model.path(root).exists(), "modèle", "aucun pour les données présentes : make train")
    yield _line(os.getuid() != 0, "utilisateur", "root : donnez à Aide un utilisateur à elle", WARN)


def of_database(settings: Settings) -> Iterator[Line]:
    """Whether it answers, up to date, and who may log in at the desk."""
    from sqlalchemy.exc import SQLAlchemyError

    from aide import db
    from aide.desk.staff import accounts
    from aide.desk.staff.demo_accounts import DEMO_LOGINS, DEMO_PASSWORD

    file = settings.database_url.removeprefix("sqlite:///")
    if settings.database_url.startswith("sqlite") and not Path(file).exists():
        yield Line(WARN, "base de données", "aucune : elle est faite au premier démarrage")
        return
    try:
        with db.reading(db.connect(settings.database_url)) as c:
            everyone = accounts.everyone(c)
            published = [one for one in DEMO_LOGINS if accounts.check_password(c, one, DEMO_PASSWORD)]
    except SQLAlchemyError as error:
        yield Line(STOP, "base de données", type(error).__name__)
        return
    yield Line(OK, "base de données")
    yield _line(
        not published, "comptes de démonstration", f"ouverts, fermés au démarrage : {', '.join(published)}"
    )
    supervisors = [
        one for one in everyone if one.is_supervisor and not one.disabled and one.login not in published
    ]
    add = "aucun : python -m aide.desk agents add LOGIN --name NOM --role superviseur"
    yield _line(bool(supervisors), "superviseur du bureau", add)


def printed(found: list[Line]) -> str:
    """One line each, the states in a column."""
    return "\n".join(f"  {one.state:<11} {one.what}{f' : {one.told}' if one.told else ''}" for one in found)


def _line(is_well: bool, what: str, told: str, otherwise: str = STOP) -> Line:
    return Line(OK, what) if is_well else Line(otherwise, what, told)


def _is_public(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and parts.hostname not in LOCAL


def _is_private(folder: Path) -> bool:
    return folder.exists() and not stat.S_IMODE(folder.stat().st_mode) & 0o077
