"""`python -m normalizer`: see `--help`."""

import io
import os
import sys

from normalizer.cli import main

if __name__ == "__main__":
    # A draft is UTF-8, in a file it is sent to as well; the console may be set to GBK.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has left (`| head`): so do we, without a trace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
