"""Who wrote it: the authors of a page as a list of names.

JSON-LD first, then the meta elements publishers use, then what trafilatura finds in the page. Publishers write bylines in
many ways (“By Ann Lee and Bo Chen, Staff Reporter”); here they are split and cleaned to the names.
"""

from __future__ import annotations

import re
from typing import Any

from .markup import Markup, words

_META = ("byl", "parsely-author", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator", "author",
         "article:author", "article:author_name", "citation_author", "twitter:data1")  # fmt: skip
_BY = re.compile(
    r"^(?:(?:(?:written|words|story|text|posted|published|reported|analysis|review) )?by|from|author|von|par|por|di)\b[:\s]+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|\||•|·|\s&\s|,?\s+(?:and|und|et)\s+|,\s*(?:and\s+)?)\s*")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|mba|cpp|psp|esq|cfa|cpa|r\.?n|rd)\.?$", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:(?:senior|chief|staff|political|diplomatic|foreign|national|business|economics?|science|health|sports?|deputy|associate|"
    r"managing|executive|white house|washington|us|world|news|contributing|special|digital|culture|arts?|environment|technology|"
    r"education|legal|home|night|assistant|data|features?|money|global|european?|asia|africa|middle east) )*"
    r"(?:writers?|reporters?|correspondents?|editors?|journalists?|columnists?|contributors?|producers?|bureau chief|staff writer)\b.*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\d|^(?:admin|administrator|editor|staff|user|root|webmaster|unknown|none|null|n/?a|guest|true|false)$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*(?:\((?:.{0,60})\)|\[.{0,60}\]|[|–—].{0,80}|\s-\s.{0,80})\s*$")


def authors(page: Markup, found: str | None = None) -> list[str]:
    """The authors' names in the order stated; `found` is what trafilatura found, names parted by semicolons."""
    by_id = {n["@id"]: n for n in page.nodes if isinstance(n.get("@id"), str) and words(n.get("name"))}
    stated = clean(_of_node(page.article().get("author"), by_id))
    if stated:
        return stated
    for name in _META:
        values = [v for v in page.metas.get(name, ()) if not _NO_NAME.search(v)]
        if name == "twitter:data1" and (page.meta("twitter:label1") or "").lower() not in (
            "written by",
            "by",
            "author",
        ):
            continue
        if stated := clean(values):
            return stated
    return clean((found or "").split(";"))


def clean(stated: list[str]) -> list[str]:
    """Bylines as names: “By” off, several in one split, titles, addresses and repetitions dropped."""
    out: list[str] = []
    for byline in stated:
        line = _BY.sub("", " ".join(byline.split())).strip(" ,;:|•·")
        parts: list[str] = []
        for part in _AND.split(line):
            part = _TRAILING.sub("", _BY.sub("", part.strip())).strip(" ,;:|•·*")
            if parts and _SUFFIX.match(part):
                parts[-1] += f", {part}"
            elif part and not (parts and _TITLE.match(part)):
                parts.append(part)
        for part in parts:
            if 1 < len(part) <= 80 and not _NO_NAME.search(part):
                name = _cased(part)
                if name.casefold() not in (o.casefold() for o in out):
                    out.append(name)
    return out


def _cased(name: str) -> str:
    """“ANN LEE” as “Ann Lee”; abbreviations (“AFP”, “MND Staff”) stay."""
    if name.isupper() and " " in name and len(name) > 6:
        return " ".join(w if len(w) <= 3 and w.endswith(".") else w.capitalize() for w in name.split())
    return name


def _of_node(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _of_node(item, by_id)]
    if isinstance(value, dict):
        if not value.get("name") and value.get("@id") in by_id:
            value = by_id[value["@id"]]
        names = value.get("name")
        return [w for w in map(words, names if isinstance(names, list) else [names]) if w]
    name = words(value)
    return [name] if name else []
