"""Pages into the archive and out of it again: the bridge between `pages.Page` and `warehouse.archive.ArchivedPage`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from onrecord.warehouse.archive import ArchivedPage

from ..pages.page import Given, Kind, Page
from ..pages.records import charset, moment


def kept(page: Page) -> ArchivedPage:
    """The page as the archive keeps it."""
    given: dict[str, Any] = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(page.given).items()
        if value
    }
    given["authors"] = list(page.given.authors)
    given |= {"kind": page.kind.value if page.kind else None, "location": page.location, "charset": page.charset}
    return ArchivedPage(
        url=page.url, final_url=page.final_url, fetched_at=page.fetched_at or page.requested_at, status=page.status,
        content_type=page.content_type, headers=dict(page.headers), body=page.body,
        given={name: value for name, value in given.items() if value},
    )  # fmt: skip


def again(archived: ArchivedPage) -> Page:
    """The page as it was when it was archived. ValueError where what was given beside it cannot be read."""
    given = dict(archived.given)
    kind, location, stated = given.pop("kind", None), given.pop("location", None), given.pop("charset", None)
    for name in ("published_at", "published_default", "modified_at"):
        if given.get(name):
            given[name] = moment(given[name])
    given["authors"] = tuple(given.get("authors", ()))
    known = {name: value for name, value in given.items() if name in Given.__dataclass_fields__}
    headers = {name.lower(): value for name, value in archived.headers.items()}
    plain = (archived.content_type or "").startswith("text/plain")
    return Page(
        archived.url, archived.fetched_at, Kind(kind) if kind else Kind.TEXT if plain else Kind.HTML, archived.body,
        final_url=archived.final_url, fetched_at=archived.fetched_at, status=archived.status,
        content_type=archived.content_type, charset=stated or charset(headers.get("content-type", "")),
        headers=archived.headers, etag=headers.get("etag"), last_modified=headers.get("last-modified"),
        given=Given(**known), location=location,
    )  # fmt: skip
