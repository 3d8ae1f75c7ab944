"""`python -m calculator`."""

import signal
import sys

from calculator.cli import main

# End without a word when whoever reads the output has read enough, as `head` does.
if hasattr(signal, "SIGPIPE"):
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)

sys.exit(main())
