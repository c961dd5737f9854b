# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a file atomically: it is there whole, or the one before it is. Readers never see half of it."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path, mode: int = 0o666, *, durable: bool = True) -> Iterator[BinaryIO]:
    """A file to write into, beside `path`; it takes the place of `path` when the block ends without an error.

    `mode` are the permissions before the umask. `durable`: a power cut afterwards does not undo it; without that it is
    quicker, and a power cut may leave the older file. Raises OSError; an older file is as it was then, and a stick
    pulled out half-way leaves at most a `.part` file.
    """
    if path.exists() and not path.is_file():
        # A folder, or a device such as /dev/full, which the rename would put a file in place of.
        raise OSError(errno.EEXIST, "there is something there that is no file", str(path))
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(part, flags, mode), "w+b") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
        if durable:
            _flush_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def write(path: Path, data: bytes, mode: int = 0o666, *, durable: bool = True) -> None:
    """Write a whole file with `replacing`. Raises OSError."""
    with replacing(path, mode, durable=durable) as file:
        file.write(data)


def write_private(path: Path, data: bytes) -> None:
    """`write` for this person's eyes only, in a folder that is made where it is missing. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write(path, data, 0o600)


def read_if_there(path: Path) -> bytes:
    """What the file holds; nothing when there is none or it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # elsewhere a folder cannot be opened, and the rename is durable by itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
