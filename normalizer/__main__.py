"""`python -m normalizer`: see `--help`."""

import io
import os
import sys
from pathlib import Path

from normalizer.cli import EXIT_FAILED, main


def run() -> int:
    """Run the command with the standard streams as they are, open or closed, and return its exit code."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open until the end
    if sys.stdout is None:
        print("standard output is closed; open it, or send it to a file.", file=sys.stderr)
        return EXIT_FAILED
    # A draft is UTF-8, in a file it is sent to as well; the console may be set to GBK.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has left (`| head`): so do we, without a trace.
        code = 0
    except OSError as error:
        print(f"the output cannot be written ({error.strerror}).", file=sys.stderr)
        code = EXIT_FAILED
    else:
        return code
    # What is still in the buffer has nowhere to go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


if __name__ == "__main__":
    sys.exit(run())
