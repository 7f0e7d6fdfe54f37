"""What the commands share: options, where the warehouse lies, how errors are said, how a flow is run and watched."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.warehouse.paths import Paths
    from rich.console import Console

    from ..running.report import RunReport
    from ..settings import Settings

FAILED, USAGE = 1, 2

Warehouse = Annotated[
    Path | None,
    typer.Option(
        "--warehouse", "-w", envvar="ONRECORD_WAREHOUSE", metavar="DIR", show_default="warehouse/data",
        help="Folder of the warehouse; the published database is DIR/onrecord.duckdb.",
    ),
]  # fmt: skip
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show the run's log.")]


def console(stderr: bool = False) -> Console:
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # `errors_said` ends the command; Rich would end it with exit code 1

    return Piped(stderr=stderr)


def settings(warehouse: Path | None = None) -> Settings:
    """The settings, or exit 2 with the name of the one that makes no sense."""
    from pydantic import ValidationError

    from ..settings import load

    try:
        return load(warehouse=warehouse)
    except ValidationError as error:
        stop("; ".join(f"setting {'.'.join(map(str, e['loc']))}: {_said(e['msg'])}" for e in error.errors()), USAGE)


def paths(warehouse: Path | None) -> Paths:
    from onrecord.warehouse.paths import Paths

    return Paths(settings(warehouse).warehouse)


def stop(message: str, code: int = FAILED) -> typer.Exit:  # type: ignore[return]
    """Says what is wrong on the error output and ends with this exit code."""
    print(f"onrecord: {message}", file=sys.stderr)
    raise typer.Exit(code)


@contextmanager
def errors_said() -> Iterator[None]:
    """Turns the errors a person can do something about into a sentence and an exit code; others are raised on."""
    try:
        yield
    except KeyboardInterrupt:
        stop("stopped: earlier runs stay as they are, and `onrecord reprocess` loads what this one archived", 130)
    except BrokenPipeError:  # `| head` closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except Exception as error:
        if (known := sentence(error)) is None:
            raise
        stop(*known)


def sentence(error: BaseException) -> tuple[str, int] | None:
    """What to say of an error and the exit code, where it is one that a person can do something about."""
    from onrecord.warehouse.errors import WarehouseError
    from pydantic import ValidationError

    from ..pages.inputs import InputError

    seeds = sys.modules.get("onrecord.seeds")  # loads Polars: not for an error that cannot come from it
    if isinstance(error, InputError):
        return str(error), USAGE
    if isinstance(error, ValidationError):
        return "; ".join(_said(e["msg"]) for e in error.errors()), USAGE
    if seeds is not None and isinstance(error, seeds.SeedError):
        return str(error), USAGE
    return (str(error), FAILED) if isinstance(error, WarehouseError) else None


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def prepare_prefect(verbose: bool = False) -> None:
    """The environment Prefect is imported in: time enough to start, no calls home, and quiet unless asked."""
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO" if verbose else "CRITICAL")
    os.environ.setdefault("PREFECT_CLI_COLORS", "false")


def job(name: str, verbose: bool = False) -> Callable[..., RunReport]:
    """The job of this name (`jobs`): as a Prefect flow where a server is configured, so that the run shows in its UI, else
    as the plain function it is, twenty seconds sooner."""
    from ..running import jobs
    from ..running.steps import server_configured

    if not server_configured():
        return getattr(jobs, name)
    prepare_prefect(verbose)
    return getattr(import_module(f"onrecord.flows.serving.{name}"), name)


def run_flow(call: Callable[[], RunReport], as_json: bool, verbose: bool) -> RunReport:
    """Runs a job under a progress bar (plain lines when piped), prints its report and gives it back. A job that raises
    ends the command with exit code 1 and its sentence."""
    with errors_said():
        report = watch(call, verbose, silent=as_json and not sys.stderr.isatty())
        if as_json:
            print(report.as_json())
        else:
            report.print(console())
    return report


def watch(call: Callable[[], RunReport], verbose: bool, silent: bool = False) -> RunReport:
    """What the job gives, its progress shown on the error output meanwhile."""
    if verbose:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s", stream=sys.stderr)
    else:
        logging.getLogger("onrecord").setLevel(logging.CRITICAL)  # the report says it all
    for name in ("httpx", "httpcore", "trafilatura", "htmldate", "courlan", "charset_normalizer", "warcio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with watched(console(stderr=True), silent):
            return call()
    except Exception as error:
        if verbose or sentence(error):
            raise
        stop(f"the run failed: {error or type(error).__name__} (--verbose shows the log)")
        raise


@contextmanager
def watched(err: Console, silent: bool = False) -> Iterator[None]:
    """Shows the steps' progress on the error output: bars on a terminal, one line a finished step when piped."""
    from ..running import progress

    if silent:
        yield
        return
    if not err.is_terminal:
        done: dict[str, list[int | None]] = {}

        def count(step: str, more: int, total: int | None) -> None:
            state = done.setdefault(step, [0, total])
            state[0], state[1] = (state[0] or 0) + more, total if total is not None else state[1]

        try:
            with progress.listening(count):
                yield
        finally:
            for step, (number, _) in done.items():
                print(f"{step}: {number}", file=sys.stderr)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(step: str, more: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], advance=more, **({"total": total} if total is not None else {}))

        with progress.listening(show):
            yield
