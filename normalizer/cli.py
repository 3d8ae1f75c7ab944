"""The command: files or standard input to drafts, a report or proposals."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.claims import as_tsv, propose
from normalizer.markdown import markdown
from normalizer.pipeline import STEP_NAMES, STEPS, normalize
from normalizer.reading import UnreadableError, read
from normalizer.report import FileReport, as_json, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STANDARD_INPUT = "-"
REPORT_FORMATS = ("text", "json")
EXIT_FAILED = 1
"""Some input gave no draft; the others did. Usage errors exit with 2."""

_EPILOG = """\
Without --output-dir the drafts go to standard output, one after another, each with its own front matter;
--report or --claims print the report or the proposals instead. With --output-dir each article becomes a file
NAME.md (NAME-1.md, NAME-2.md … where a file held several), and --report and --claims write
NAME.report.txt (or .json) and NAME.claims.tsv beside it. Exit codes: 0 every input gave a draft; 1 some input
could not be read as an article (one sentence on standard error says why); 2 wrong usage. No output is written
over an input: note.md with --output-dir . becomes note.2.md.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(_with_report_format(given))
    if options.steps:
        print("\n".join(f"{step.name:<16} {step.purpose}" for step in STEPS))
        return 0
    if options.report and options.claims and not options.output_dir:
        _parser().error(
            "--report and --claims together need --output-dir, for standard output holds one of them."
        )
    if options.output_dir:
        try:
            options.output_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _parser().error(
                f"--output-dir {options.output_dir} cannot be used as a folder ({error.strerror})."
            )
    names = options.files or [STANDARD_INPUT]
    reports = (_process(name, options.skip) for name in _with_progress(names))
    if options.output_dir:
        return _write_files(reports, options)
    return _print(reports, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m normalizer",
        description="Turn scraped articles into clean Markdown drafts, and account for every change.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="articles; none or - reads standard input")
    parser.add_argument(
        "-o", "--output-dir", type=Path, metavar="DIR", help="write one file for each article"
    )
    parser.add_argument(
        "--report",
        metavar="text|json",
        choices=REPORT_FORMATS,
        help="every removal and repair with its line; readable text unless json is asked for. "
        "The format may be left out: --report FILE and FILE --report work (a file called json is ./json)",
    )
    parser.add_argument("--claims", action="store_true", help="propose claims, as tab-separated rows")
    parser.add_argument(
        "--skip", type=_step_names, default=(), metavar="STEP[,STEP]", help="steps to leave out"
    )
    parser.add_argument("--steps", action="store_true", help="list the steps and exit")
    return parser


def _with_report_format(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the format put in where `--report` stands alone.

    An optional value would make argparse take the file name behind `--report` for the format.
    """
    filled: list[str] = []
    for at, argument in enumerate(arguments):
        alone = argument == "--report" and (
            at + 1 == len(arguments) or arguments[at + 1] not in REPORT_FORMATS
        )
        filled.append("--report=text" if alone else argument)
    return filled


def _step_names(value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    if unknown := [name for name in names if name not in STEP_NAMES]:
        raise argparse.ArgumentTypeError(f"there is no step {', '.join(unknown)}; --steps lists them.")
    return names


def _with_progress(names: list[str]) -> Iterator[str]:
    if len(names) == 1:
        yield names[0]
        return
    # Imported here: one file needs no progress bar.
    from tqdm import tqdm

    yield from tqdm(names, unit="file", disable=None)


def _process(name: str, skip: Sequence[str]) -> FileReport:
    try:
        data = _standard_input() if name == STANDARD_INPUT else Path(name).read_bytes()
        text = read(data)
    except UnreadableError as error:
        return FileReport(name, error=str(error))
    except OSError as error:
        return FileReport(name, error=f"the file cannot be opened ({error.strerror}).")
    return FileReport(name, text.encoding, normalize(text.text, skip=skip))


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("it is closed; name a file instead.")
    return sys.stdin.buffer.read()


def _print(reports: Iterator[FileReport], options: argparse.Namespace) -> int:
    done: list[FileReport] = []
    failed = False
    first = True
    for report in reports:
        failed |= _complain(report)
        if options.report or options.claims:
            done.append(report)
            continue
        for text in _drafts(report):
            sys.stdout.write(text if first else "\n" + text)
            first = False
    if options.report:
        sys.stdout.write(as_json(done) if options.report == "json" else as_text(done))
    elif options.claims:
        sys.stdout.write(_claims(done))
    return EXIT_FAILED if failed else 0


def _complain(report: FileReport) -> bool:
    if report.result is None:
        name = "standard input" if report.name == STANDARD_INPUT else report.name
        print(f"{name}: {report.error}", file=sys.stderr)
        return True
    if not report.result.drafts:
        print(
            f"{report.name}: nothing is left of it; all its lines were noise (see --report).", file=sys.stderr
        )
        return True
    return False


def _drafts(report: FileReport) -> list[str]:
    return [markdown(draft) for draft in report.result.drafts] if report.result else []


def _claims(reports: Iterable[FileReport]) -> str:
    done = [(report.name, report.result) for report in reports if report.result]
    return as_tsv((name, proposal) for name, result in done for proposal in propose(result.drafts))


def _write_files(reports: Iterator[FileReport], options: argparse.Namespace) -> int:
    folder: Path = options.output_dir
    sources = {Path(name).resolve() for name in options.files if name != STANDARD_INPUT}
    failed = False
    taken: set[str] = set()
    for report in reports:
        failed |= _complain(report)
        texts = _drafts(report)
        outputs = {
            f"-{number}.md" if len(texts) > 1 else ".md": text for number, text in enumerate(texts, start=1)
        }
        if options.report:
            extension, write = ("json", as_json) if options.report == "json" else ("txt", as_text)
            outputs[f".report.{extension}"] = write([report])
        if options.claims:
            outputs[".claims.tsv"] = _claims([report])
        stem = _free_stem(report.name, taken)
        while any((folder / f"{stem}{ending}").resolve() in sources for ending in outputs):
            stem = _free_stem(report.name, taken)
        for ending, text in outputs.items():
            (folder / f"{stem}{ending}").write_text(text, encoding="utf-8")
    return EXIT_FAILED if failed else 0


def _free_stem(name: str, taken: set[str]) -> str:
    """Return a name for the outputs that is not taken, though inputs may share one in several folders."""
    stem = base = "stdin" if name == STANDARD_INPUT else Path(name).stem
    number = 1
    while stem in taken:
        number += 1
        stem = f"{base}.{number}"
    taken.add(stem)
    return stem
