"""The desk's database and its invented customers: what is forgotten is of every room."""

from desk.conftest import database_url, engine, place, places, world  # noqa: F401  (fixtures)
