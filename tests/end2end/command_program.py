# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, warm: each line of stdin is a command, run in a fresh process of its own; answers its exit status.

A line is JSON: `argv`, and the files that take what the command says on stdout and on stderr. What commands load first
is loaded once, before all of them: that is nine tenths of the time of a short one.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from datetime import UTC, datetime

from assembly_app.__main__ import main
from assembly_app.cli import acts, exchange, imports, stores, trust  # noqa: F401
from assembly_app.documents import listings  # noqa: F401
from assembly_app.i18n import error_sentences, words  # noqa: F401
from assembly_app.i18n.formatting import Formats
from assembly_app.importers import reader, summary  # noqa: F401
from assembly_app.installation import log, own_feeds  # noqa: F401
from assembly_app.service.core import audit, scenario  # noqa: F401
from assembly_app.service.exchange import inbox, paper_codes  # noqa: F401
from assembly_app.service.trust import cosigning, overview  # noqa: F401
from assembly_app.store import sql_store  # noqa: F401


def run(argv: list[str], out: str, err: str) -> int:
    """What the interpreter does with the program, up to the exit status."""
    for path, number in ((out, 1), (err, 2)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, number)
    sys.argv = ["assembly", *argv]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def serve() -> None:
    """Until stdin ends."""
    answers = os.dup(1)
    own_feeds.machine()
    Formats("en").moment(datetime(2020, 1, 1, tzinfo=UTC))
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            status = 70
            try:
                status = run(**json.loads(line))
            finally:
                # Stores are closed as at the end of a program, without taking the interpreter apart.
                gc.collect()
                os._exit(status)
        _, ended = os.waitpid(child, 0)
        os.write(answers, b"%d\n" % os.waitstatus_to_exitcode(ended))


if __name__ == "__main__":
    serve()
