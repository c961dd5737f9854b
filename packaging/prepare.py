# SPDX-License-Identifier: GPL-3.0-or-later
"""Prepare a checkout: system packages where they are missing, `.venv`, and the program in it.

Needs nothing but Python 3.11. Says nothing when all is well, and one plain line for what it could not do.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "prepared"
INPUTS = ("pyproject.toml", "packaging/constraints.txt", "packaging/prepare.py")

WINDOW_PACKAGES = (
    "libegl1", "libgl1", "libxkbcommon-x11-0", "libdbus-1-3", "libfontconfig1", "libxcb-cursor0", "libxcb-icccm4",
    "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0",
    "libxcb-xkb1", "libxcb-util1", "fonts-noto-core", "fonts-noto-cjk",
)  # fmt: skip
TEST_PACKAGES = (
    "openssh-client", "unzip", "git", "xvfb", "x11-xserver-utils", "poppler-utils", "age", "zbar-tools",
)  # fmt: skip
# What to look for where there is no dpkg: a library of Qt's window system and the programs the tests call.
WINDOW_LIBRARIES = ("EGL", "GL", "xkbcommon-x11", "xcb-cursor", "fontconfig")
TEST_PROGRAMS = ("ssh-keygen", "unzip", "git", "Xvfb", "xrandr", "pdftotext", "age", "zbarimg")


def say(line: str) -> None:
    print(f"prepare: {line}", file=sys.stderr)


def run(command: list[str], **extra: str) -> subprocess.CompletedProcess[str]:
    """Run quietly; both streams end up in `stdout`. A missing program counts as a failure."""
    try:
        return subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **extra},
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, str(error))


def last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "e:")) and "subprocess-exited" not in line]
    return (errors or lines or ["no message"])[-1]


def missing_packages(wanted: tuple[str, ...]) -> list[str]:
    found = run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *wanted]).stdout
    installed = {line.split()[0] for line in found.splitlines() if line.rstrip().endswith(" ii")}
    return [name for name in wanted if name not in installed]


def install_packages(names: list[str]) -> bool:
    """Install with apt where we may; otherwise print the one command that does it. True when they are there."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if os.geteuid() != 0:
        if run(["sudo", "-n", "true"]).returncode != 0:
            say(f"some system packages are missing. To add them:\n  sudo {' '.join(command)}")
            return False
        command = ["sudo", "-n", *command]
    say("installing system packages: " + " ".join(names))
    done = run(command, DEBIAN_FRONTEND="noninteractive")
    if done.returncode != 0:
        run([*command[: command.index("install")], "update"])
        done = run(command, DEBIAN_FRONTEND="noninteractive")
    if done.returncode != 0:
        say(f"could not install them ({last_line(done.stdout)}); going on. Later:\n  sudo {' '.join(command)}")
    return done.returncode == 0


def check_system(with_test_programs: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    if shutil.which("dpkg-query") and shutil.which("apt-get"):
        missing = missing_packages(WINDOW_PACKAGES + (TEST_PACKAGES if with_test_programs else ()))
        if missing:
            install_packages(missing)
        return
    libraries = [name for name in WINDOW_LIBRARIES if not ctypes.util.find_library(name)]
    programs = [name for name in TEST_PROGRAMS if not shutil.which(name)] if with_test_programs else []
    if libraries:
        say("Qt may not open a window: these libraries were not found: " + ", ".join(libraries))
    if programs:
        say("some tests will fail: these programs were not found: " + ", ".join(programs))


def fingerprint() -> str:
    whole = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for name in INPUTS:
        whole.update((ROOT / name).read_bytes())
    return whole.hexdigest()


def venv_package() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def has_ensurepip() -> bool:
    # Debian's python3 carries the module `venv` but not `ensurepip`, without which it cannot make one with pip in it.
    return run([sys.executable, "-c", "import ensurepip, venv"]).returncode == 0


def make_venv() -> None:
    if PYTHON.exists() and run([str(PYTHON), "-m", "pip", "--version"]).returncode == 0:
        return
    if not has_ensurepip():
        installed = bool(shutil.which("apt-get")) and install_packages([venv_package()])
        if not installed or not has_ensurepip():
            raise SystemExit(f"prepare: this Python cannot make a virtual environment. Install {venv_package()} first.")
    made = run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode != 0:
        raise SystemExit(f"prepare: could not make {VENV.name}: {last_line(made.stdout)}")


def install_program() -> None:
    mark = fingerprint()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == mark:
        return
    make_venv()
    say("installing the program and its libraries into .venv (once; some minutes on a slow line)")
    done = run(
        [
            str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--constraint", str(ROOT / "packaging" / "constraints.txt"), "--editable", f"{ROOT}[dev]",
        ]
    )  # fmt: skip
    if done.returncode == 0:
        STAMP.write_text(mark, encoding="utf-8")
        return
    if STAMP.exists():
        say(f"could not bring .venv up to date ({last_line(done.stdout)}); going on with what it holds")
        return
    raise SystemExit(
        f"prepare: could not install the libraries: {last_line(done.stdout)}\n"
        "prepare: the first time needs a network or a package index set up for pip. Try again then."
    )


def compile_program() -> None:
    """Write bytecode where a start would not: else each start compiles some hundred modules, and is timed with them."""
    run([str(PYTHON), "-m", "compileall", "-q", str(ROOT / "assembly_app")])


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 -- people start this with whatever Python they have
        raise SystemExit(f"prepare: Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    check_system(with_test_programs="--with-test-programs" in sys.argv[1:])
    install_program()
    compile_program()


if __name__ == "__main__":
    main()
