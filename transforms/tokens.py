"""Words and marks of a text, with their offsets: what the sequence models and the rules count in.

Hyphens part words (`Trump` - `Putin`), possessive ’s is a token of its own, abbreviations keep their points (U.S., Mr.),
numbers keep their separators, and the two-character marks `` and '' are one token. Every character that is not white
space belongs to exactly one token.
"""

from __future__ import annotations

import re
from functools import lru_cache

Span = tuple[int, int]

ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof Rev Hon Sen Sens Rep Reps Gov Govs Lt Gen Col Maj Capt Cmdr Adm Sgt Cpl Pvt Pres Amb Atty "
    "Jr Sr St Mt Ft Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun "
    "vs Inc Corp Ltd Co Cos Bros Assn Dept Univ No Nos Ave Blvd Rd "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
    "Tenn Tex Va Vt Wash Wis Wyo"
).split()
"""Abbreviations whose point is not the end of a sentence by itself (AP stylebook titles, months and states)."""

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., p.m., D.C.
    rf"|\b(?:{'|'.join(ABBREVIATIONS)})\.(?=\s|,|-|$)"
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?"
    r"|``|''"
    r"|['’](?:s|S)\b"
    r"|[^\W\d_][^\W_]*(?:['’](?![sS]\b)[^\W_]+)*"
    r"|\w"
    r"|\S",
)


@lru_cache(maxsize=512)
def tokenise(text: str) -> tuple[Span, ...]:
    """Half-open character spans of the tokens of `text`, in order."""
    return tuple(m.span() for m in _TOKEN.finditer(text))
