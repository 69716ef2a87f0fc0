"""`python -m aide.desk agents add|list|disable`: accounts from the command line,
the first supervisor for instance.
"""

from __future__ import annotations

import argparse
import getpass
import sys

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from aide import clock
from aide.db import reading, writing
from aide.desk.staff import accounts, audit_log
from aide.desk.staff.accounts import AGENT, SUPERVISOR, AccountRefused
from aide.desk.staff.demo_accounts import DEMO_LOGINS, DEMO_PASSWORD
from aide.desk.tables import agents

_NAMES = (("Sophie Lambert", SUPERVISOR), ("Malik Haddad", AGENT), ("Inès Roche", AGENT))
DEMO = tuple((login, name, role) for login, (name, role) in zip(DEMO_LOGINS, _NAMES, strict=True))


def run(engine: Engine, arguments: list[str]) -> None:
    """The command of the arguments; what an account refuses is said, with exit code 1."""
    options = _parser().parse_args(arguments)
    try:
        options.act(engine, options)
    except AccountRefused as refusal:
        sys.exit(str(refusal))


def seed_demo(c: Connection) -> bool:
    """The demo accounts of a desk that has none, outside production.

    Whether they hold the demo password still.
    """
    if c.execute(select(agents.c.login).limit(1)).first() is None:
        for login, name, role in DEMO:
            accounts.add(c, login=login, name=name, role=role, password=DEMO_PASSWORD, now=clock.now())
    return accounts.check_password(c, DEMO[0][0], DEMO_PASSWORD) is not None


def close_demo(c: Connection) -> list[str]:
    """In production: the accounts that hold the published password are closed, with their sessions; which.

    Whatever the database went through before: a desk tried out in development and kept.
    """
    held = [login for login in DEMO_LOGINS if accounts.check_password(c, login, DEMO_PASSWORD) is not None]
    for login in held:
        accounts.set_disabled(c, login, True, now=clock.now())
        audit_log.record(c, "aide", "compte", f"{login} : fermé, mot de passe publié", now=clock.now())
    return held


def _add(engine: Engine, options: argparse.Namespace) -> None:
    password = sys.stdin.readline().rstrip("\n") if options.stdin else getpass.getpass("Mot de passe : ")
    with writing(engine) as c:
        made = accounts.add(
            c, login=options.login, name=options.name, role=options.role, password=password, now=clock.now()
        )
    print(f"Compte créé : {made.login}, {made.name}, {made.role}.")


def _list(engine: Engine, _options: argparse.Namespace) -> None:
    with reading(engine) as c:
        for one in accounts.everyone(c):
            print(f"{one.login:20} {one.role:12} {'fermé ' if one.disabled else 'ouvert'} {one.name}")


def _disable(engine: Engine, options: argparse.Namespace) -> None:
    with writing(engine) as c:
        accounts.set_disabled(c, options.login, True, now=clock.now())
    print(f"Compte fermé : {options.login}. Ses sessions sont terminées.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m aide.desk", description=__doc__)
    subjects = parser.add_subparsers(required=True)
    acts = subjects.add_parser("agents", help="les comptes").add_subparsers(required=True)
    add = acts.add_parser("add", help="créer un compte ; le mot de passe est demandé")
    add.add_argument("login")
    add.add_argument("--name", required=True)
    add.add_argument("--role", choices=accounts.ROLES, default=AGENT)
    add.add_argument("--stdin", action="store_true", help="lire le mot de passe sur l'entrée standard")
    add.set_defaults(act=_add)
    acts.add_parser("list", help="lister les comptes").set_defaults(act=_list)
    disable = acts.add_parser("disable", help="fermer un compte")
    disable.add_argument("login")
    disable.set_defaults(act=_disable)
    return parser
