"""Whether the parts may listen where they are told to, before anything is started."""

from __future__ import annotations

import socket
from collections.abc import Sequence

from aide.run.parts import Part


class PortTaken(RuntimeError):
    """The sentence names the port, the part, and the variable that moves it."""


def check(parts: Sequence[Part]) -> None:
    """Listen on every port for an instant, all together: two parts on one port are found too.

    Raises PortTaken.
    """
    probes: list[socket.socket] = []
    try:
        for part in parts:
            probes.append(_listen(part))
    finally:
        for probe in probes:
            probe.close()


def _listen(part: Part) -> socket.socket:
    probe = socket.socket(socket.AF_INET6 if ":" in part.host else socket.AF_INET)
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind((part.host, part.port))
        probe.listen()
    except (OSError, OverflowError) as error:
        probe.close()
        raise PortTaken(
            f"{part.name} ne peut pas écouter sur {part.host}:{part.port} ({error}). Arrêtez le programme "
            f"qui occupe "
            f"le port {part.port}, ou choisissez-en un autre avec AIDE_{part.name.upper()}_PORT."
        ) from None
    return probe
