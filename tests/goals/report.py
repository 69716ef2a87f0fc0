"""What was reached, by theme and in total, with what went wrong most;
the conversations of the failures in files. Pure but for these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .game import Played


@dataclass(frozen=True)
class Figures:
    """Counted over some conversations."""

    goals: int
    reached: int
    in_time: int
    messages: int
    turns: int
    not_understood: int
    repeated: int


def figures(played: Sequence[Played]) -> Figures:
    return Figures(
        goals=len(played),
        reached=sum(one.is_reached for one in played),
        in_time=sum(one.is_in_time for one in played),
        messages=sum(one.messages for one in played),
        turns=sum(one.turns for one in played),
        not_understood=sum(one.not_understood for one in played),
        repeated=sum(one.repeated for one in played),
    )


def table(played: Sequence[Played]) -> str:
    """One line a theme, then the total, then the failures by kind."""
    themes = Counter(one.goal.theme for one in played)
    rows: list[tuple[str, ...]] = [
        ("theme", "reached", "in patience", "messages", "not understood", "said before")
    ]
    rows += [_row(theme, [one for one in played if one.goal.theme == theme]) for theme in sorted(themes)]
    rows.append(_row("total", played))
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join([*lines, "", *_kinds(played)])


def write_failures(folder: Path, played: Iterable[Played]) -> int:
    """One file a conversation that failed, those of an earlier run removed; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    failed = [one for one in played if not one.is_reached]
    for one in failed:
        (folder / f"{one.goal.id}.txt").write_text(written(one), encoding="utf-8")
    return len(failed)


def written(one: Played) -> str:
    """The conversation with what was wanted and what went wrong."""
    goal = one.goal
    wanted = {
        name: value
        for name in ("complaints", "blocked_cards", "handoff", "says")
        if (value := getattr(goal, name))
    }
    head = [f"{goal.id} ({goal.voice})", f"wants: {wanted or 'that nothing be done'}"]
    head += [f"wrong: {problem}" for problem in one.problems]
    head.append(
        f"{one.turns} messages, patience {goal.patience}; "
        f"{'logged in' if goal.logged_in else 'not logged in'}"
    )
    return "\n".join([*head, "", *one.lines, ""])


def _row(name: str, played: Sequence[Played]) -> tuple[str, ...]:
    told = figures(played)
    return (
        name,
        _share(told.reached, told.goals),
        _share(told.in_time, told.goals),
        str(told.messages),
        _share(told.not_understood, told.turns),
        _share(told.repeated, told.turns),
    )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:4.0%}" if whole else "0/0   —"


def _kinds(played: Sequence[Played]) -> list[str]:
    kinds: dict[str, list[str]] = {}
    for one in played:
        for problem in one.problems:
            kinds.setdefault(problem.partition(":")[0], []).append(one.goal.id)
    return [
        f"{len(ids):3} {kind}: {', '.join(ids)}"
        for kind, ids in sorted(kinds.items(), key=lambda item: -len(item[1]))
    ]
