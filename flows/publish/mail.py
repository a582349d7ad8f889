"""One letter handed to a mail server, and what the server said.

MailError
├── UnreachableError    no connection, no TLS or no login: nothing was sent, whatever the letter
├── PostponedError      a temporary refusal (4xx) or a line that broke before the letter was handed over
├── RefusedError        a refusal for good (5xx)
└── UncertainError      the line broke while the letter was handed over: it may or may not have gone out
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.headerregistry import Address
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from transforms.errors import MingzhangError

ADDRESS = r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*"
MAILBOX = re.compile(rf"(?P<name>[^<>@]*)<(?P<named>{ADDRESS})>|(?P<bare>{ADDRESS})", re.ASCII)


class MailError(MingzhangError):
    """Base of what can go wrong with a letter; `str(error)` is the server's reply or the reason."""


class UnreachableError(MailError):
    """The server did not let us in: nothing was sent."""


class PostponedError(MailError):
    """The server asked to come back later, or was lost before the letter was handed over."""


class RefusedError(MailError):
    """The server refused the letter for good."""


class UncertainError(MailError):
    """The server was lost while it took the letter: nobody knows whether it went out."""


class MailboxError(MailError, ValueError):
    """A text that is not one plain mail address."""


class SmtpSettings(BaseModel):
    """Where and how letters are handed over; `sender` is the envelope address, where bounces go.

    Certificates are verified unless that is switched off.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field(min_length=1)
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["none", "starttls", "tls"] = "starttls"
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str
    timeout: float = Field(default=30.0, gt=0)
    pause_seconds: float = Field(default=2.0, ge=0)
    verify_certificate: bool = True
    ca_file: Path | None = None

    @field_validator("sender")
    @classmethod
    def _name_one_mailbox(cls, value: str) -> str:
        parse_mailbox(value)
        return value


def parse_mailbox(mailbox: str) -> Address:
    """Return the one mailbox written as `名称 <address>` or `address`.

    Stricter than the standard on purpose: two readings of an address are how a recipient is smuggled in.
    Raises: MailboxError for anything but one plain mailbox.
    """
    match = MAILBOX.fullmatch(mailbox.strip())
    if match is None or not mailbox.isprintable():
        raise MailboxError(f"not one mail address: {mailbox!r}; write 名称 <someone@example.cn>")
    name = (match["name"] or "").strip().strip('"').strip()
    return Address(display_name=name, addr_spec=match["named"] or match["bare"])


@contextmanager
def connect(settings: SmtpSettings) -> Iterator[smtplib.SMTP]:
    """Yield a connection to the mail server, encrypted and logged in as `settings` ask.

    Raises: UnreachableError when the server cannot be reached, verified or logged in to.
    """
    try:
        client = _open(settings)
    except (OSError, smtplib.SMTPException) as error:
        reason = _describe(error)
        raise UnreachableError(f"mail server {settings.host}:{settings.port}: {reason}") from error
    try:
        yield client
    finally:
        with suppress(OSError, smtplib.SMTPException):
            client.quit()
        client.close()


def send_letter(client: smtplib.SMTP, settings: SmtpSettings, recipient: str, content: bytes) -> str:
    """Return the server's reply after it accepted the mail `content` for `recipient`.

    Raises: PostponedError, RefusedError or UncertainError.
    """
    try:
        _expect(client.mail(parse_mailbox(settings.sender).addr_spec))
        _expect(client.rcpt(parse_mailbox(recipient).addr_spec))
    except (OSError, smtplib.SMTPException) as error:
        raise PostponedError(_describe(error)) from error
    try:
        return _expect(client.data(content))
    except smtplib.SMTPDataError as error:
        raise _refuse(error.smtp_code, error.smtp_error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise UncertainError(f"{_describe(error)}, while the letter was handed over") from error


def _open(settings: SmtpSettings) -> smtplib.SMTP:
    if settings.security == "tls":
        client: smtplib.SMTP = smtplib.SMTP_SSL(
            settings.host, settings.port, timeout=settings.timeout, context=_trust(settings)
        )
    else:
        client = smtplib.SMTP(settings.host, settings.port, timeout=settings.timeout)
    try:
        if settings.security == "starttls":
            client.starttls(context=_trust(settings))
        client.ehlo_or_helo_if_needed()
        if settings.username:
            client.login(settings.username, settings.password.get_secret_value())
    except BaseException:
        client.close()
        raise
    return client


def _trust(settings: SmtpSettings) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=settings.ca_file)
    if not settings.verify_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _expect(answer: tuple[int, bytes]) -> str:
    """Return the reply of the server as one line when it is a yes."""
    code, text = answer
    if 200 <= code < 300:
        return _word_reply(code, text)
    raise _refuse(code, text)


def _refuse(code: int, text: bytes | str) -> MailError:
    return (RefusedError if 500 <= code < 600 else PostponedError)(_word_reply(code, text))


def _describe(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _word_reply(error.smtp_code, error.smtp_error)
    return " ".join(f"{type(error).__name__} {error}".split())


def _word_reply(code: int, text: bytes | str) -> str:
    words = text if isinstance(text, str) else text.decode("utf-8", "replace")
    return " ".join(f"{code} {words}".split())
