"""Which machines may be contacted: none on a private network, whatever a name resolves to."""

from __future__ import annotations

import ipaddress
import socket

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")


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
    """Return whether an IP address is on the public network, or loopback where that is allowed.

    An IPv6 address that stands for an IPv4 address (mapped, 6to4 or NAT64) is judged as that.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv4Address):
        return (allow_loopback and parsed.is_loopback) or (parsed.is_global and not parsed.is_multicast)
    inner = parsed.ipv4_mapped or parsed.sixtofour or (_low_bits(parsed) if parsed in _NAT64 else None)
    if inner is not None:
        return is_outside(str(inner), allow_loopback=allow_loopback)
    return (allow_loopback and parsed.is_loopback) or (parsed in _GLOBAL_UNICAST and parsed.is_global)


def _low_bits(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    """Return the IPv4 address in the last 32 bits."""
    return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
