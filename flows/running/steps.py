"""A step of a flow: a Prefect task inside a flow run, the plain function elsewhere.

The command line carries out short runs without Prefect's engine when no Prefect server is configured: the engine would start
a server of its own for the purpose, which takes twenty seconds and tells nobody anything once it has ended.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def step(name: str, retries: int = 0, retry_delay_seconds: float = 0) -> Callable[[F], F]:
    """Makes a function a step. Inside a Prefect flow run it is a task with this name and so many retries."""

    def decorate(work: F) -> F:
        tasks: list[Callable[..., Any]] = []

        @wraps(work)
        def call(*args: Any) -> Any:
            if not in_flow_run():
                return work(*args)
            if not tasks:
                from prefect import task
                from prefect.cache_policies import NO_CACHE

                options = dict(retries=retries, retry_delay_seconds=retry_delay_seconds, cache_policy=NO_CACHE)
                tasks.append(task(work, name=name, **options))
            return tasks[0](*args)

        return call  # type: ignore[return-value]

    return decorate


def in_flow_run() -> bool:
    """Whether Prefect's engine is running the calling code."""
    context = sys.modules.get("prefect.context")
    return context is not None and context.FlowRunContext.get() is not None


def server_configured() -> bool:
    """Whether a Prefect server is configured: PREFECT_API_URL in the environment or in the active profile.

    Read without importing Prefect, which takes three seconds.
    """
    if os.environ.get("PREFECT_API_URL"):
        return True
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    path = Path(os.environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml")).expanduser()
    try:
        found = tomllib.loads(path.read_text("utf8"))
    except (OSError, tomllib.TOMLDecodeError):
        return False
    profile = found.get("profiles", {}).get(os.environ.get("PREFECT_PROFILE", found.get("active")), {})
    return bool(profile.get("PREFECT_API_URL"))
