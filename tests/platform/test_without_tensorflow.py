"""Rasa runs without TensorFlow: none is installed, what is asked of it is empty,
what is called of it says so.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
import without_tensorflow
from without_tensorflow import NotInstalled

from aide.run.parts import ROOT

RELATIVES = ("tensorflow", "keras", "jax", "tensorboard", "tf-keras", "torch")
RASA = str(Path(sys.executable).with_name("rasa"))


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def test_no_tensorflow_is_installed():
    names = {(one.metadata["Name"] or "").lower().replace("_", "-") for one in distributions()}
    assert "rasa" in names
    assert not [name for name in names if name.startswith(RELATIVES)]


def test_nobody_but_rasa_is_told_that_there_is_a_tensorflow():
    absent = python(
        "from importlib.util import find_spec; print([find_spec(n) for n in ('tensorflow', 'boto3')])"
    )
    assert absent == "[None, None]"


def test_rasas_own_imports_are_answered_for():
    code = "import rasa.nlu.classifiers.diet_classifier, sys; print(type(sys.modules['tensorflow']).__name__)"
    assert python(code) == "_EmptyModule"


def test_what_is_really_installed_is_found_first(tmp_path):
    (tmp_path / "keras.py").write_text("KERAS = 'real'")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "sys.modules['rasa'] = sys; import keras; print(keras.KERAS)"
    )
    assert python(code) == "real"


@pytest.fixture
def tf(monkeypatch):
    import rasa  # noqa: F401
    import tensorflow

    return tensorflow


def test_a_class_is_empty_always_the_same_and_can_be_inherited_from(tf):
    class Layer(tf.keras.layers.Layer):
        """Rasa's own are made so."""

    assert issubclass(Layer, tf.keras.layers.Layer)
    assert not isinstance(1, tf.Tensor)


@pytest.mark.parametrize(
    "call", ["tf.constant(1)", "tf.keras.Model()", "tf.random.set_seed(1)", "tf.Variable.assign(1)"]
)
def test_what_is_called_says_what_is_missing_and_what_to_do(tf, call):
    with pytest.raises(NotInstalled, match=r"^tensorflow\..* was called, and TensorFlow is not installed"):
        eval(call, {"tf": tf})


def test_a_missing_package_of_another_kind_is_named():
    assert "the package `twilio`" in str(NotInstalled("twilio.rest.Client"))


def test_an_exception_can_be_named_in_an_except(tf):
    assert issubclass(without_tensorflow._stand_in("pymongo.errors", "OperationFailureError"), Exception)


def test_rasas_own_command_says_its_version():
    """What the others do is tested in test_bare_rasa.py."""
    done = subprocess.run([RASA, "--version"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and "3.6.21" in done.stdout, done.stderr[-2000:]
