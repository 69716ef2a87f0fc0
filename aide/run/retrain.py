"""`make retrain`: train on the present data, test, show the figures before and after.

Kept only if nothing got worse.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from aide.nlu.evaluation.score import TEXTS, Figures, held_out, measure
from aide.nlu.linear import OlderModel
from aide.run import model

TOLERATED = 0.005
"""What a training's chance moves: less than this is not worse."""


class GotWorse(RuntimeError):
    """The new model is not kept; the message says what is worse."""


def retrain(root: Path, *, say: Callable[[str], None], train: model.Train | None = None) -> Path:
    """The model of the present sources, in place.

    Raises GotWorse, TrainingFailed; the one in place then stays.
    """
    wanted, before = model.path(root), _newest(root / "models")
    if before == wanted:
        say(f"Rien à faire : models/{wanted.name} est déjà le modèle des données présentes.")
        return wanted
    draft = root / "models" / f".essai-{os.getpid()}"
    try:
        say("Entraînement (une à deux minutes)…")
        (train or model.rasa_train)(root, draft)
        candidate = next(draft.glob("*.tar.gz"))
        texts = held_out(root / TEXTS)
        after, old = measure(candidate, texts), _measured(before, texts, say)
        say(table(old, after))
        if old and (worse := what_is_worse(old, after)):
            raise GotWorse(f"Moins bien : {', '.join(worse)}. Le modèle en place reste models/{before.name}.")  # type: ignore[union-attr]
        os.replace(candidate, wanted)
        _check_stories(root, wanted, say)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    say(f"Modèle en place : models/{wanted.name}")
    return wanted


def what_is_worse(before: Figures, after: Figures) -> list[str]:
    """The figures that went down by more than chance; a kind of few texts may lose one of them."""
    pairs = [
        ("exactitude", before.accuracy, after.accuracy, TOLERATED),
        ("macro F1", before.macro_f1, after.macro_f1, TOLERATED),
    ]
    pairs += [(kind, share, after.kinds.get(kind, 0.0), 0.03) for kind, share in before.kinds.items()]
    return [f"{name} {old:.3f} → {new:.3f}" for name, old, new, margin in pairs if new < old - margin]


def table(before: Figures | None, after: Figures) -> str:
    """What a person reads before trusting the new model."""
    rows = [
        ("exactitude", before and before.accuracy, after.accuracy),
        ("macro F1", before and before.macro_f1, after.macro_f1),
    ]
    rows += [(kind, before and before.kinds.get(kind), share) for kind, share in after.kinds.items()]
    lines = [f"{name:18} {'–' if old is None else f'{old:.3f}':>7} → {new:.3f}" for name, old, new in rows]
    return "\n".join([f"{after.count} textes tenus à part (avant → après)", *lines])


def _check_stories(root: Path, wanted: Path, say: Callable[[str], None]) -> None:
    say("Histoires de test…")
    if subprocess.run([sys.executable, "-m", "aide.run.stories"], cwd=root).returncode:
        wanted.unlink()
        raise GotWorse("Une histoire de test échoue : le nouveau modèle n'est pas gardé.")


def _measured(
    before: Path | None, texts: list[tuple[str, str, str]], say: Callable[[str], None]
) -> Figures | None:
    try:
        return measure(before, texts) if before else None
    except OlderModel:
        say("Le modèle en place est d'une version antérieure de l'assistant : il n'est pas comparable.")
        return None


def _newest(models: Path) -> Path | None:
    found = sorted(models.glob("aide-*.tar.gz"), key=lambda file: file.stat().st_mtime)
    return found[-1] if found else None
