# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer: the same records as a git repository, one file each, fetched from a git bundle into an empty repository."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

QUIET = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "s",
    "GIT_AUTHOR_EMAIL": "s@example.org",
    "GIT_COMMITTER_NAME": "s",
    "GIT_COMMITTER_EMAIL": "s@example.org",
}


def _git(*words: str, cwd: Path, **more: object) -> None:
    subprocess.run(["git", *words], cwd=cwd, check=True, env=QUIET, capture_output=True, **more)  # type: ignore[call-overload]


def make_bundle(folder: Path, lines: Iterable[bytes], *, in_message: bool = False) -> Path:
    """A git bundle of a repository with one commit for each line, which is a file, or the commit's message."""
    source = folder / "source.git"
    source.mkdir(parents=True)
    _git("init", "--bare", "-q", "-b", "main", cwd=source)
    _commit(source, lines, 0, in_message)
    bundle = folder / "peer.bundle"
    _git("bundle", "create", "-q", str(bundle), "main", cwd=source)
    return bundle


def make_increment(folder: Path, lines: Iterable[bytes], before: int) -> Path:
    """The lines as more commits, one file each, and a git bundle of those alone; `before` is how many there were."""
    source, bundle = folder / "source.git", folder / "increment.bundle"
    _git("branch", "before", "main", cwd=source)
    _commit(source, lines, before, in_message=False)
    _git("bundle", "create", "-q", str(bundle), "before..main", cwd=source)
    return bundle


def _commit(source: Path, lines: Iterable[bytes], before: int, in_message: bool) -> None:
    importer = subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=source, stdin=subprocess.PIPE, env=QUIET, stdout=subprocess.DEVNULL
    )
    assert importer.stdin is not None
    parent = b"from refs/heads/main^0\n" if before else b""
    for number, line in enumerate(lines, before):
        path = b"e/%03d/%03d.json" % (number // 1000, number % 1000)
        message = line if in_message else b"e"
        importer.stdin.write(
            b"commit refs/heads/main\nmark :%d\ncommitter s <s@n> %d +0000\ndata %d\n%s\n%s"
            % (number + 1, 1_700_000_000 + number, len(message), message, parent)
        )
        if not in_message:
            importer.stdin.write(b"M 644 inline %s\ndata %d\n%s\n" % (path, len(line), line))
        importer.stdin.write(b"\n")
        parent = b"from :%d\n" % (number + 1)
    importer.stdin.close()
    assert importer.wait() == 0


def fetch_seconds(folder: Path, bundle: Path, name: str) -> float:
    """Seconds that git needs to fetch the bundle into the repository of that name, which is made when there is none."""
    target = folder / name
    if not target.exists():
        target.mkdir()
        _git("init", "--bare", "-q", cwd=target)
    begin = time.perf_counter()
    _git("fetch", "-q", str(bundle), "main:main", cwd=target)
    return time.perf_counter() - begin
