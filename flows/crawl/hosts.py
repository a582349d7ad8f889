"""Which machines may be contacted: none on a private network, whatever a name resolves to."""

from __future__ import annotations

import ipaddress
import socket


def refuse_address(host: str, *, allow_loopback: bool) -> str | None:
    """Return why the machine behind `host` may not be contacted; None when it may.

    Raises: socket.gaierror when the name cannot be resolved.
    """
    addresses = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    inside = next(
        (one for one in sorted(addresses) if not is_outside(one, allow_loopback=allow_loopback)), None
    )
    return None if inside is None else f"{host} leads to {inside}, an address inside a private network"


def is_outside(address: str, *, allow_loopback: bool) -> bool:
    """Return whether an IP address is on the public network, or loopback where that is allowed."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    plain = mapped or parsed
    return (allow_loopback and plain.is_loopback) or (plain.is_global and not plain.is_multicast)
