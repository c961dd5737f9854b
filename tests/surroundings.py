# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests see of the machine: a home folder of their own, no display, no locale or zone, and the fonts they name.

Settled once, before Qt is loaded; programs that tests start inherit it.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

FONTS_ARE_NAMED = sys.platform.startswith(("linux", "freebsd"))
"""Whether Qt asks fontconfig for fonts. Elsewhere it sees every installed font."""

_KEPT = re.compile(
    r"PATH|TMPDIR|TEMP|TMP|TERM|VIRTUAL_ENV|QT_QPA_UPDATE_IDLE_TIME|(ASSEMBLY_TEST|PYTHON|PYTEST|COV|LD_|DYLD_|NIX_)\w*"
)
"""Of the environment only what finds programs and libraries, and what steers pytest. With QT_QPA_UPDATE_IDLE_TIME=100
windows draw a tenth of a second late: a test that looks before they have caught up then fails on any machine."""

_FONT = re.compile(
    r"Noto(?!Mono|SansMono|Emoji|ColorEmoji)\w*(?<!UI)(-(Regular|Bold|Italic|BoldItalic|VF)|(-Italic)?\[[a-z,]+\])"
    r"\.(ttf|otf|ttc)"
)
"""The files of Debian's fonts-noto-core and fonts-noto-cjk, which packaging/prepare.py installs; or variable fonts."""

_FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
</fontconfig>
"""


def settle() -> None:
    """Make the surroundings of this process those of the tests. Once: pytest's workers inherit them."""
    os.umask(0o022)
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    home = Path(tempfile.mkdtemp(prefix="assembly-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    named = named_fonts()
    if os.name == "posix":
        for name in [name for name in os.environ if not _KEPT.fullmatch(name)]:
            del os.environ[name]
    os.environ |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "LC_ALL": "C.UTF-8",  # dates and hours are written as where one lives; tests are nowhere in particular
        "TZ": "UTC",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    (home / "run").mkdir(mode=0o700)
    if hasattr(time, "tzset"):
        time.tzset()
    if FONTS_ARE_NAMED:
        os.environ["FONTCONFIG_FILE"] = str(_font_configuration(home, named))


def named_fonts() -> list[Path]:
    """The font files that tests may see, wherever this system keeps fonts."""
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    folders = [Path(each) / "fonts" for each in shared.split(":")]
    folders += [Path("/usr/share/fonts"), Path("/run/current-system/sw/share/X11/fonts")]
    found = {path.name: path for folder in folders for path in _files_in(folder) if _FONT.fullmatch(path.name)}
    return [found[name] for name in sorted(found)]


def fonts_seen() -> str:
    """What a person who runs the tests should know about fonts."""
    if not FONTS_ARE_NAMED:
        return "all installed ones, for this system has no fontconfig; tests of letters without a font are skipped"
    count = len(list(Path(os.environ["FONTCONFIG_FILE"]).with_name("fonts").iterdir()))
    if not count:
        return "none of Noto was found, so tests of pages will fail: install fonts-noto-core and fonts-noto-cjk"
    return f"{count} files of Noto, and no others"


def _files_in(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder, followlinks=True):
        yield from (Path(root, name) for name in names)


def _font_configuration(home: Path, named: list[Path]) -> Path:
    fonts = home / "fonts"
    fonts.mkdir()
    for path in named:
        (fonts / path.name).symlink_to(path)
    written = home / "fonts.conf"
    whole = _FONT_CONFIGURATION.format(fonts=escape(str(fonts)), cache=escape(str(home / "cache" / "fontconfig")))
    written.write_text(whole, encoding="utf-8")
    return written
