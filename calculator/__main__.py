"""`python -m calculator`."""

import io
import signal
import sys

from calculator.cli import main

# End without a word when whoever reads the output has read enough, as `head` does.
if hasattr(signal, "SIGPIPE"):
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)

# UTF-8 wherever it runs: a spreadsheet knows the CSV by a mark at its beginning that GBK cannot hold.
if isinstance(sys.stdout, io.TextIOWrapper):
    sys.stdout.reconfigure(encoding="utf-8", newline="")

sys.exit(main())
