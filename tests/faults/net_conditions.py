"""Conditions of the network by name: what a test brings about, and how it is put right."""

import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.faults.net_office import World, alive
from tests.faults.net_relay import (
    Relay,
    Way,
    end_in_handshake,
    hang,
    over_tls,
    plainly,
    proxy,
    proxy_ends,
    proxy_says,
    reset,
)


@dataclass(frozen=True)
class Network:
    """What lies between a real account and its service, to be broken and mended."""

    world: World
    relay: Relay
    proxied: bool

    def mend(self) -> None:
        """Let everything go through again."""
        good = self.world.certificates.good
        self.world.resolver.answer = alive
        self.world.resolver.unreachable = 0
        self.relay.open(proxy(good) if self.proxied else over_tls(good))

    def resolve(self, answer: Callable[[int], list[Any]]) -> None:
        """Cut what is open, and let the resolver answer so."""
        self.mend()
        self.world.resolver.answer = answer


def _way(choose: Callable[[Network], Way]) -> Callable[[Network], None]:
    return lambda network: network.relay.open(choose(network))


def _not_found(_port: int) -> list[Any]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def _no_answer(_port: int) -> list[Any]:
    time.sleep(0.05)
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def _both_families(port: int) -> list[Any]:
    nobody = (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0))
    return [nobody, *alive(port)]


def _unreachable(network: Network) -> None:
    network.mend()
    network.world.resolver.unreachable = network.relay.port


CONDITIONS: Mapping[str, Callable[[Network], None]] = {
    "dns_not_found": lambda network: network.resolve(_not_found),
    "dns_timeout": lambda network: network.resolve(_no_answer),
    "ipv6_dead": lambda network: network.resolve(_both_families),
    "refused": lambda network: network.relay.shut(),
    "black_hole": lambda network: network.relay.swallow(),
    "unreachable": _unreachable,
    "reset_on_accept": _way(lambda _network: reset),
    "tls_untrusted": _way(lambda network: over_tls(network.world.certificates.untrusted)),
    "tls_wrong_host": _way(lambda network: over_tls(network.world.certificates.wrong_host)),
    "tls_expired": _way(lambda network: over_tls(network.world.certificates.expired)),
    "tls_old": _way(lambda network: over_tls(network.world.certificates.old)),
    "tls_hang": _way(lambda _network: hang),
    "tls_eof": _way(lambda _network: end_in_handshake),
    "plain_port": _way(lambda _network: plainly),
    "proxy_407": _way(lambda _network: proxy_says(b"407 Proxy Authentication Required")),
    "proxy_502": _way(lambda _network: proxy_says(b"502 Bad Gateway")),
    "proxy_eof": _way(lambda _network: proxy_ends),
}
