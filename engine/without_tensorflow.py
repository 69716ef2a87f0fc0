"""Rasa 3.6 without TensorFlow: what it imports of TensorFlow and its relatives is answered for by empty
stand-ins.

Rasa imports TensorFlow for components of its own (DIET, TED) that this project does not use: 2 GB on disk,
400 MB in the assistant, and no Python later than 3.10. Here any class that is asked of `tensorflow`, `keras`
and their like is an empty class, any module an empty module. Whoever really calls one of them gets
NotInstalled, which says what to do. The same for the clients of channels, brokers and stores that Rasa
imports when it starts and this project never opens.

Every Python of the environment reads this file when it starts (`make environment` writes `aide.pth` beside
the installed packages), so that `rasa run`, `rasa train` and their like work as they are. It answers only
where Rasa is imported: to anybody else TensorFlow is as absent as it is. What is installed is found first: to
have one of them, install it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn

import openblas_kernel  # noqa: F401  # the other thing that every Python must know before numpy is imported

TENSORFLOW = frozenset(
    {"tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras", "jax"}
)
UNOPENED = frozenset(
    # Stores: DynamoDB, S3, MongoDB. Brokers: RabbitMQ, Kafka. CRFEntityExtractor.
    "boto3 botocore pymongo aio_pika aiormq confluent_kafka sklearn_crfsuite "
    # Channels: Telegram, Slack, Twilio, Webex, Messenger, Rocket.Chat, Mattermost, Google Chat.
    "aiogram slack_sdk twilio webexteamssdk fbmessenger rocketchat_API mattermostwrapper google "
    "cachecontrol".split()
)
FAMILY = TENSORFLOW | UNOPENED


class NotInstalled(ImportError):
    """Something called what only the missing package can do.

    An ImportError: whoever can do without catches it.
    """

    def __init__(self, name: str) -> None:
        package = name.partition(".")[0]
        what = "TensorFlow" if package in TENSORFLOW else f"the package `{package}`"
        super().__init__(
            f"{name} was called, and {what} is not installed: this assistant runs Rasa without it "
            "(engine/without_tensorflow.py). The components, channels and stores that need it can't be used "
            "in "
            "config.yml, credentials.yml and endpoints.yml."
        )


class _Called(type):
    """The class of the empty classes: they can be inherited from, named in types and compared to,
    not instantiated.
    """

    def __call__(cls, *_args: Any, **_options: Any) -> NoReturn:
        raise NotInstalled(f"{cls.__module__}.{cls.__qualname__}")

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _kept(cls, f"{cls.__module__}.{cls.__qualname__}", name)


class _Absent:
    """A function, a constant or a value of TensorFlow's: it can be passed on, not used."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *_args: Any, **_options: Any) -> NoReturn:
        raise NotInstalled(self._name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _kept(self, self._name, name)


class _EmptyModule(ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _kept(self, self.__name__, name)


class _Finder(MetaPathFinder, Loader):
    """The last to be asked, so that what is installed is found first."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        # Only where Rasa is: spaCy's and scikit-learn's own looks for TensorFlow find that there is none.
        if fullname.partition(".")[0] in FAMILY and "rasa" in sys.modules:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _EmptyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """An empty module has nothing to run."""


def _kept(holder: Any, owner: str, name: str) -> Any:
    """The same class each time, for isinstance."""
    made = _stand_in(owner, name)
    setattr(holder, name, made)
    return made


def _stand_in(owner: str, name: str) -> Any:
    if name.endswith(("Error", "Exception")):
        # `except` takes nothing else; nobody raises it.
        return type(name, (Exception,), {"__module__": owner})
    if name[:1].isupper():
        return _Called(name, (), {"__module__": owner})
    return _Absent(f"{owner}.{name}")


def install() -> None:
    """The stand-ins are looked for before anything else; twice is once."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())


install()
