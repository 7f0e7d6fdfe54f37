"""One machine's whole service: a Prefect server (where none is configured) and the two deployments.

The server is a child process on loopback; it ends with us. What the user paused in the UI stays paused over a restart, and
one run at a time is started, since there is one warehouse to write to.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from ..settings import Settings

HOST = "127.0.0.1"
START_SECONDS = 180.0
"""A server with a fresh home makes its database first: 24 s measured, several times that on a busy machine."""
STOP_SECONDS = 15.0


class ServeError(RuntimeError):
    """The service cannot start; the message says what to do."""


def serve(settings: Settings, port: int, say: Callable[[str], None]) -> None:
    """Serves until Ctrl-C or SIGTERM. Prefect's environment is to be prepared before (commands.common)."""
    signal.signal(signal.SIGTERM, _leave)
    from prefect.settings import PREFECT_API_URL, temporary_settings

    configured = PREFECT_API_URL.value()
    with (
        _server(port, say) if not configured else _configured(configured, say) as url,
        temporary_settings({PREFECT_API_URL: url}),
    ):
        os.environ["PREFECT_API_URL"] = url  # for the processes that carry out the runs
        _run(settings, url, say)


def _leave(number: int, frame: object) -> None:
    raise SystemExit(0)


@contextmanager
def _configured(url: str, say: Callable[[str], None]) -> Iterator[str]:
    say(f"using the Prefect API at {url}")
    yield url


@contextmanager
def _server(port: int, say: Callable[[str], None]) -> Iterator[str]:
    """A Prefect server on loopback; its API address. One that answers on the port already is used and left running."""
    url = f"http://{HOST}:{port}/api"
    if _healthy(url):
        say(f"using the Prefect server that answers at {url}")
        yield url
        return
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            raise ServeError(f"port {port} is taken ({error.strerror}): choose another with --port") from error
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    say(f"starting a Prefect server on {HOST}:{port} (the first start takes half a minute)")
    # the UI looks for the API beside itself, since its own default is port 4200 whatever the server's is
    child = subprocess.Popen(  # a session of its own: Ctrl-C reaches us, and we end it in order
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        env={"PREFECT_SERVER_UI_API_URL": "/api", **os.environ, "PREFECT_LOGGING_SERVER_LEVEL": "ERROR"},
    )  # fmt: skip
    try:
        _wait(child, url)
        yield url
    finally:
        _stop(child)


def _wait(child: subprocess.Popen, url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if child.poll() is not None:
            said = (child.stderr.read() if child.stderr else b"").decode("utf-8", "replace").strip().split("\n")
            raise ServeError(f"the Prefect server ended with code {child.returncode}: {said[-1]}")
        if _healthy(url):
            return
        time.sleep(0.5)
    raise ServeError(f"the Prefect server did not answer at {url} within {START_SECONDS:.0f} s")


def _stop(child: subprocess.Popen) -> None:
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        if child.poll() is not None:
            break
        os.killpg(child.pid, sign)
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    if child.stderr:
        child.stderr.close()


def _healthy(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=2, trust_env=False).json() is True
    except (httpx.HTTPError, ValueError):
        return False


def _run(settings: Settings, url: str, say: Callable[[str], None]) -> None:
    from prefect.client.orchestration import get_client
    from prefect.runner import Runner

    with get_client(sync_client=True) as client:
        deployments = [_as_left(client, d) for d in _deployments(settings)]

    class Ordered(Runner):
        """Ends on SIGTERM in order: the run under way is cancelled, so that it does not stay Running. Prefect's own handler
        forgets to await that, and leaves by an exception in the middle of its loop."""

        def handle_sigterm(self, *_: Any) -> None:
            self.execute_in_background(self.astop)

    runner = Ordered(name="onrecord", pause_on_shutdown=False, limit=1)
    for deployment in deployments:
        runner.add_deployment(deployment)
    paused = " (paused, as you left it)" if deployments[0].paused else ""
    say(f"nightly: {settings.cron} {settings.timezone}{paused}")
    say(f"warehouse: {settings.warehouse.expanduser().absolute()}")
    say(f"open {url.removesuffix('/api')}/deployments to start a run by hand; Ctrl-C ends the service")
    try:
        asyncio.run(runner.start())
    except KeyboardInterrupt:
        say("stopped")


def _deployments(settings: Settings) -> list[Any]:
    """The deployments by name of their module, so that a run imports onrecord as it is installed."""
    from prefect.flows import EntrypointType
    from prefect.schedules import Cron

    from .ingest import ingest
    from .nightly import nightly

    warehouse = str(settings.warehouse.expanduser().absolute())
    common = dict(parameters={"warehouse": warehouse}, entrypoint_type=EntrypointType.MODULE_PATH, tags=["onrecord"])
    return [
        nightly.to_deployment(
            "nightly", schedule=Cron(settings.cron, timezone=settings.timezone),
            description="Reads every enabled source of sources.csv and brings what is new on record.", **common,
        ),
        ingest.to_deployment(
            "ingest", description="Brings articles on record: web addresses, files and folders on this machine.", **common
        ),
    ]  # fmt: skip


def _as_left(client: Any, deployment: Any) -> Any:
    """The deployment with the pauses that the user set in the UI: registering it anew would undo them."""
    from prefect.exceptions import ObjectNotFound

    try:
        before = client.read_deployment_by_name(f"{deployment.flow_name}/{deployment.name}")
    except ObjectNotFound:
        return deployment
    deployment.paused = before.paused
    if before.schedules and not any(s.active for s in before.schedules):
        for schedule in deployment.schedules or ():
            schedule.active = False
    return deployment
