# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: hand the command line over. Nothing heavy is imported before a command needs it."""

from __future__ import annotations


def main() -> None:
    """Run the command line on `sys.argv` and leave with its exit status."""
    from assembly_app.cli.main import main as run

    run(prog_name="assembly")


if __name__ == "__main__":
    main()
