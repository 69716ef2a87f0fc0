"""Where a client calls from, whatever stands between: what the limits of every part count by."""

from __future__ import annotations

import ipaddress
from typing import Any

UNKNOWN = "unknown"
LONGEST = 64
IPV6_CUSTOMER = 64
"""Bits of an IPv6 address that one customer line is given: it has all the addresses below."""


def client_address(request: Any, trusted_proxies: int) -> str:
    """The address of a Sanic `request`: its peer, or what the last `trusted_proxies` proxies wrote.

    A client may send X-Forwarded-For lines of its own and a proxy may add another: all are read, in order,
    and only what our own proxies added is believed. An IPv6 address is its network of 64 bits.
    """
    lines = request.headers.getall("x-forwarded-for", [])
    forwarded = [part.strip() for line in lines for part in line.split(",") if part.strip()]
    if trusted_proxies and len(forwarded) >= trusted_proxies:
        return _network(forwarded[-trusted_proxies])
    return _network(request.ip or UNKNOWN)


def _network(address: str) -> str:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:LONGEST]
    if known.version == 4:
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((known, IPV6_CUSTOMER), strict=False))
