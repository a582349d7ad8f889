"""A real SMTP server on loopback that records what it was given and answers as told."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from flows.publish.mail import SmtpSettings

Step = Callable[[], str | None]


def answer_nothing() -> str | None:
    """Return no answer of one's own: the server takes the letter."""
    return None


@dataclass
class Postbox:
    """The letters a server took, and what it does at each step instead of saying yes."""

    letters: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    at_greeting: Step = answer_nothing
    at_recipient: Step = answer_nothing
    at_letter: Step = answer_nothing

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        answer = self.at_greeting()
        return [answer] if answer else responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.at_recipient():
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if (answer := self.at_letter()) and not answer.startswith("2"):
            return answer
        assert isinstance(envelope.content, bytes)
        self.letters.append(envelope.content)
        self.recipients.extend(envelope.rcpt_tos)
        return answer or "250 queued as 1"


@contextmanager
def open_postbox(
    postbox: Postbox,
    *,
    password: str = "",
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
) -> Iterator[int]:
    """Yield the port of a server that fills `postbox`; with `password` the user `clerk` must log in."""

    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        right = (data.login, data.password) == (b"clerk", password.encode())
        return AuthResult(success=right, handled=False)

    controller = Controller(
        postbox,
        hostname="127.0.0.1",
        port=find_free_port(),
        ssl_context=tls,
        tls_context=starttls,
        require_starttls=starttls is not None,
        authenticator=authenticate if password else None,
        auth_required=bool(password),
        auth_require_tls=False,
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def settings_for(port: int, **changes: object) -> SmtpSettings:
    """Return settings for a plain server on loopback."""
    values: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "bounces@example.cn",
        "timeout": 10,
        "pause_seconds": 0,
    }
    return SmtpSettings.model_validate(values | changes)


def find_free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
