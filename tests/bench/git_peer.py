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


def make_bundle(folder: Path, lines: Iterable[bytes]) -> Path:
    """A git bundle of a repository with one commit and one file for each line."""
    source = folder / "source.git"
    source.mkdir(parents=True)
    _git("init", "--bare", "-q", "-b", "main", cwd=source)
    importer = subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=source, stdin=subprocess.PIPE, env=QUIET, stdout=subprocess.DEVNULL
    )
    assert importer.stdin is not None
    for number, line in enumerate(lines):
        parent = b"from :%d\n" % number if number else b""
        path = b"e/%03d/%03d.json" % (number // 1000, number % 1000)
        importer.stdin.write(
            b"commit refs/heads/main\nmark :%d\ncommitter s <s@n> %d +0000\ndata 1\ne\n%s"
            b"M 644 inline %s\ndata %d\n%s\n\n" % (number + 1, 1_700_000_000 + number, parent, path, len(line), line)
        )
    importer.stdin.close()
    assert importer.wait() == 0
    bundle = folder / "peer.bundle"
    _git("bundle", "create", "-q", str(bundle), "main", cwd=source)
    return bundle


def fetch_seconds(folder: Path, bundle: Path, name: str) -> float:
    """Seconds that git needs to fetch the bundle into an empty repository."""
    target = folder / name
    target.mkdir()
    _git("init", "--bare", "-q", cwd=target)
    begin = time.perf_counter()
    _git("fetch", "-q", str(bundle), "main:main", cwd=target)
    return time.perf_counter() - begin
