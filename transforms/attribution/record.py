"""An attribution while it is being put together, before it becomes a row."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """Character spans in the article's text: content parts in reading order, the cue's and the speaker's."""

    content: list[Span]
    cue: Span | None
    speaker: Span | None
    rule: str
    score: float
    addressee: Span | None = None
    venue: str | None = None
    said_on: tuple | None = None  # (date, precision)
    notes: dict = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]
