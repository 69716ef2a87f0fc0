from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aide import clock


@pytest.fixture(autouse=True)
def real_time(monkeypatch):
    for name in ("AIDE_NOW", "AIDE_NOW_SINCE", "AIDE_ENV"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_setting_it_is_now_in_paris():
    now = clock.now()
    assert now.utcoffset() == now.astimezone(clock.PARIS).utcoffset()
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_start_without_zone_is_paris_time(monkeypatch):
    monkeypatch.setenv("AIDE_NOW", "2026-11-23T10:00:00")
    monkeypatch.setenv("AIDE_NOW_SINCE", str(datetime.now(UTC).timestamp()))
    assert timedelta() <= clock.now() - datetime(2026, 11, 23, 10, tzinfo=clock.PARIS) < timedelta(seconds=5)


def test_a_start_with_a_zone_is_that_moment(monkeypatch):
    monkeypatch.setenv("AIDE_NOW", "2026-07-15T10:00:00+00:00")
    monkeypatch.setenv("AIDE_NOW_SINCE", str(datetime.now(UTC).timestamp()))
    assert f"{clock.now():%d/%m %H:%M}" == "15/07 12:00"


def test_the_clock_runs_on_from_its_start(monkeypatch):
    monkeypatch.setenv("AIDE_NOW", "2026-11-23T16:55:00")
    monkeypatch.setenv("AIDE_NOW_SINCE", str((datetime.now(UTC) - timedelta(minutes=10)).timestamp()))
    assert f"{clock.now():%H:%M}" == "17:05"


def test_the_day_is_that_of_paris(monkeypatch):
    monkeypatch.setenv("AIDE_NOW", "2026-11-23T23:30:00+00:00")
    monkeypatch.setenv("AIDE_NOW_SINCE", str(datetime.now(UTC).timestamp()))
    assert clock.today() == date(2026, 11, 24)


def test_the_real_clock_is_never_moved(monkeypatch):
    monkeypatch.setenv("AIDE_NOW", "2020-01-01T00:00:00")
    assert abs(clock.real_now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_production_ignores_a_moved_clock(monkeypatch):
    monkeypatch.setenv("AIDE_NOW", "2020-01-01T00:00:00")
    monkeypatch.setenv("AIDE_ENV", "production")
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
