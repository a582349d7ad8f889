"""One letter is handed over safely, and the server's answer is told apart from a broken line."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import ValidationError

from flows.publish.mail import (
    MailboxError,
    PostponedError,
    RefusedError,
    SmtpSettings,
    UncertainError,
    UnreachableError,
    connect,
    parse_mailbox,
    send_letter,
)
from tests.flows.publish.smtp_server import Postbox, open_postbox, settings_for

CONTENT = b"Subject: x\r\n\r\n.a line that begins with a dot\r\n"
CLERK = "finance@example.cn"


def hand_over(settings: SmtpSettings) -> str:
    with connect(settings) as client:
        return send_letter(client, settings, CLERK, CONTENT)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a key and a certificate for 127.0.0.1 that only it vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_letter_arrives_as_it_was_written() -> None:
    postbox = Postbox()
    with open_postbox(postbox) as port:
        assert hand_over(settings_for(port)) == "250 queued as 1"
    assert (postbox.letters, postbox.recipients) == ([CONTENT], [CLERK])


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
def test_a_login_opens_a_server_that_asks_for_one() -> None:
    postbox = Postbox()
    with open_postbox(postbox, password="right") as port:
        hand_over(settings_for(port, username="clerk", password="right"))
        with pytest.raises(UnreachableError, match="535"):
            hand_over(settings_for(port, username="clerk", password="wrong"))
    assert len(postbox.letters) == 1


def test_a_password_is_not_shown() -> None:
    assert "geheim" not in repr(settings_for(25, username="clerk", password="geheim"))


@pytest.mark.parametrize(
    ("answer", "error"), [("550 5.7.1 no", RefusedError), ("451 4.3.0 later", PostponedError)]
)
@pytest.mark.parametrize("step", ["at_recipient", "at_letter"])
def test_the_answer_of_the_server_decides_and_is_kept(answer: str, error: type[Exception], step: str) -> None:
    postbox = Postbox()
    setattr(postbox, step, lambda: answer)
    with open_postbox(postbox) as port, pytest.raises(error, match=f"^{answer}$"):
        hand_over(settings_for(port))


@contextmanager
def listen_and_hang_up(after: bytes, at_data: bytes = b"354 go on") -> Iterator[int]:
    """Yield the port of a server that says yes until it reads `after`, then breaks the line."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line, line.makefile("rb") as asked:
                line.sendall(b"220 ready\r\n")
                for request in asked:
                    if request.startswith(after):
                        return
                    line.sendall((at_data if request.startswith(b"data") else b"250 OK") + b"\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            thread.join(10)


def test_a_server_that_answers_out_of_turn_has_not_taken_the_letter() -> None:
    with (
        listen_and_hang_up(b"Subject", at_data=b"250 OK") as port,
        pytest.raises(PostponedError, match=r"^250 OK$"),
    ):
        hand_over(settings_for(port))


def test_a_line_that_breaks_before_the_letter_puts_it_off() -> None:
    with listen_and_hang_up(b"rcpt") as port, pytest.raises(PostponedError, match="SMTPServerDisconnected"):
        hand_over(settings_for(port))


def test_a_line_that_breaks_while_the_letter_is_handed_over_leaves_it_uncertain() -> None:
    with (
        listen_and_hang_up(b"Subject") as port,
        pytest.raises(UncertainError, match="while the letter was handed over"),
    ):
        hand_over(settings_for(port))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_with_a_trusted_certificate_gets_the_letter(certificate: Path, security: str) -> None:
    postbox, context = Postbox(), server_context(certificate)
    with open_postbox(postbox, **{security: context}) as port:  # type: ignore[arg-type]
        hand_over(settings_for(port, security=security, ca_file=certificate))
    assert postbox.letters == [CONTENT]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_unknown_certificate_is_refused_unless_that_is_switched_off(
    certificate: Path, security: str
) -> None:
    postbox, context = Postbox(), server_context(certificate)
    with open_postbox(postbox, **{security: context}) as port:  # type: ignore[arg-type]
        with pytest.raises(UnreachableError, match="CERTIFICATE_VERIFY_FAILED"):
            hand_over(settings_for(port, security=security))
        assert postbox.letters == []
        hand_over(settings_for(port, security=security, verify_certificate=False))
    assert postbox.letters == [CONTENT]


def test_a_server_without_encryption_gets_nothing_when_encryption_is_asked_for() -> None:
    postbox = Postbox()
    with open_postbox(postbox) as port, pytest.raises(UnreachableError, match="STARTTLS"):
        hand_over(settings_for(port, security="starttls"))
    assert postbox.letters == []


def test_a_sender_that_is_no_address_is_refused_with_advice() -> None:
    with pytest.raises(ValidationError, match="write 名称 <someone@example"):
        settings_for(25, sender="明账")


@pytest.mark.parametrize(
    ("mailbox", "name", "address"),
    [
        ("a@example.cn", "", "a@example.cn"),
        ("<a@example.cn>", "", "a@example.cn"),
        ('"财务科" <cw.ke+1@mail.example.gov.cn>', "财务科", "cw.ke+1@mail.example.gov.cn"),
        ("  财务 科 <a@example.cn> ", "财务 科", "a@example.cn"),
    ],
)
def test_a_plain_mailbox_is_read(mailbox: str, name: str, address: str) -> None:
    parsed = parse_mailbox(mailbox)
    assert (parsed.display_name, parsed.addr_spec) == (name, address)


@pytest.mark.parametrize(
    "mailbox", ["", "a@", "a@example.cn\n", "a@例.cn", "<a@example.cn> b", "a@example.cn;b@example.cn"]
)
def test_anything_else_is_not_a_mailbox(mailbox: str) -> None:
    with pytest.raises(MailboxError):
        parse_mailbox(mailbox)
