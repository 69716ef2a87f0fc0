"""What a log handler writes, with real loggers and formatters: masked, bounded, not the same for ever."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from aide import log_guard
from aide.log_guard import ALIKE, MOST_BYTES, Repeats, safe
from aide.run.parts import ROOT

CARD, EMAIL, PHONE = "4970 1012 0716 2029", "zoe@example.org", "06 12 34 56 78"
SECRET = f"carte {CARD}, écrire à {EMAIL} ou au {PHONE}, mot de passe : Soleil2026"
HIDDEN = ("4970", EMAIL, PHONE, "Soleil2026")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a handler of the standard library, with a usual format, writes of the logger « guarded »."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("guarded")
    logger.addHandler(handler)
    logger.propagate = False
    log_guard.install()
    yield text
    log_guard.uninstall()
    logger.removeHandler(handler)


def shown(text: str) -> list[str]:
    return [one for one in HIDDEN if one in text]


def test_a_message_is_masked_whether_it_is_filled_in_or_not(written):
    logging.getLogger("guarded").error(SECRET)
    logging.getLogger("guarded").error("reçu : %s", SECRET)
    assert shown(written.getvalue()) == [] and written.getvalue().count("•••• •••• •••• 2029") == 2


def test_an_exceptions_own_words_are_masked_with_those_that_led_to_it(written):
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise RuntimeError(f"because of {SECRET}") from error
    except RuntimeError:
        logging.getLogger("guarded").exception("turn failed conversation=ROfw_ac5VVGlo")
    text = written.getvalue()
    assert shown(text) == []
    assert "turn failed conversation=ROfw_ac5VVGlo" in text and "RuntimeError: because of carte" in text


def test_what_a_library_hands_over_as_extra_is_masked_too(written):
    handler = logging.getLogger("guarded").handlers[0]
    handler.setFormatter(logging.Formatter("%(request)s %(message)s"))
    logging.getLogger("guarded").warning("bad", extra={"request": f"GET /widget/recu?q={EMAIL}"})
    assert shown(written.getvalue()) == []


def test_a_handler_that_is_made_later_is_guarded_as_well(written):
    later = io.StringIO()
    handler = logging.StreamHandler(later)
    logging.getLogger("guarded").addHandler(handler)
    logging.getLogger("guarded").error(SECRET)
    logging.getLogger("guarded").removeHandler(handler)
    assert shown(later.getvalue()) == [] and later.getvalue()


@pytest.mark.parametrize("sign", ["a", "é", "0", "ﷺ", "%", "\n", "4970 1012 0716 2029 "])
def test_no_record_is_larger_than_two_kilobytes(written, sign):
    logging.getLogger("guarded").error("begins %s ends", sign * 20_000)
    text = written.getvalue()
    assert len(text.rstrip("\n").encode()) <= MOST_BYTES
    assert "begins" in text and text.rstrip().endswith("ends")


def test_a_cut_hides_no_less_than_the_whole(written):
    for size in range(550, 640):
        written.truncate(0)
        logging.getLogger("guarded").error("%s%s%s", "a" * size, f" {CARD} ", "b" * 4000)
        assert "4970" not in written.getvalue()


def test_what_an_operator_looks_for_is_left():
    for line in (
        "opposition unknown in conversation kQ3v-0123456789012345678",
        "mail 4f9a82138490123409871234 given up after 12 attempts: SMTPDataError 550",
        "2026-11-29 14:35:22,123 ERROR turn failed conversation=ROfw_ac5VVGlo seq=12",
        'File "/srv/aide/channel/turn_runner.py", line 1234, in run',
        "joignable au 09 75 18 40 52",
    ):
        assert safe(line) == line


def test_a_line_that_cannot_be_filled_in_breaks_nothing(written, capsys):
    logging.getLogger("guarded").error("%d", "trois")
    logging.getLogger("guarded").error("goes on")
    assert "goes on" in written.getvalue()


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def record(line: int = 1, name: str = "one") -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "module.py", line, "it broke", (), None)


def test_one_line_of_a_program_is_written_so_often_and_then_counted():
    time = Time()
    repeats = Repeats(clock=time)
    assert [repeats.allows(record()) for _ in range(1000)] == [True] * ALIKE + [False] * (1000 - ALIKE)
    assert repeats.allows(record(line=2)) and repeats.allows(record(name="two"))
    time.now = 11.0
    again = record()
    assert repeats.allows(again) and again.getMessage() == f"it broke (+ {1000 - ALIKE} alike left out)"
    time.now = 22.0
    last = record()
    assert repeats.allows(last) and last.getMessage() == "it broke"


def test_a_flood_of_one_line_does_not_turn_the_files_over(written):
    logger = logging.getLogger("guarded")
    for number in range(2000):
        logger.error("number %d", number)
    logger.error("something else")
    lines = written.getvalue().splitlines()
    assert len(lines) == ALIKE + 1 and lines[-1].endswith("something else")


PARTS = {
    "desk": "import aide.desk.__main__ as part\npart.create_app = told",
    "jobs": "import sys; sys.argv = ['jobs', 'purge']\nimport aide.jobs.__main__ as part\npart.purge = told",
    "actions": "import actions.__main__ as part\npart.serve = told",
    "assistant": "from aide.channel import socketio as part\n"
    "part.main = lambda: told(part.AideInput.from_credentials({}))",
}


@pytest.mark.parametrize("name", sorted(PARTS))
def test_each_part_is_guarded_when_it_starts(name, tmp_path):
    told = f"def told(*_a, **_k):\n    logging.error({SECRET!r})\n    sys.exit(0)"
    code = f"import logging, sys\n{told}\n{PARTS[name]}\npart.main()"
    environ = {
        "PATH": "/usr/bin:/bin",
        "AIDE_VAR": str(tmp_path),
        "AIDE_DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}",
    }
    command = [sys.executable, "-W", "ignore", "-c", code]
    ended = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    assert "•••• •••• •••• 2029" in ended.stderr, ended.stderr
    assert shown(ended.stderr) == []


def test_what_a_part_prints_is_safe_in_its_file(tmp_path):
    from aide.run.logs import PartLog

    log = PartLog("one", tmp_path, lambda _line: None)
    log.follow(io.StringIO(f"{SECRET}\n{'x' * 50_000}\n")).join()
    log.close()
    text = (tmp_path / "one.log").read_text()
    assert shown(text) == [] and max(len(line.encode()) for line in text.splitlines()) <= MOST_BYTES + 40
