"""Names we know, found by longest match, and names that a company suffix gives away.

What the seeds list beats the model where the match is certain: several words, or one word that is nothing else (no
given name, no ordinary word). Phrases that are known to be no names (“U.S. Open”) take the names inside them away.
"""

from __future__ import annotations

from ..gazetteers import ACRONYM, COUNTRY, GIVEN, ORGANIZATION, PLACE, SURNAME, Gazetteers
from .consistency import CORPORATE, surnames
from .story import Name, Story
from .trimming import after_title, is_modifier

_WORDS_OF_NAMES = frozenset("of the and for in & ' ’ 's ’s . - de la du des".split())
_STATES = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev N.H N.J N.M N.Y N.C N.D "
    "Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo D.C".split()
)
"""The states as the AP stylebook shortens them, without the last point."""
_FORMS = CORPORATE - {
    "group",
    "company",
    "holding",
    "holdings",
    "co",
    "sa",
    "se",
    "as",
    "pt",
    "ab",
    "asa",
    "corporation",
}


def known(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """The names corrected and completed by the phrases of the gazetteers."""
    at: dict[int, Name] = {i: n for n in names for i in range(n.start, n.end)}
    kept, persons = set(names), surnames(story, names)
    for start, end, kind in gazetteers.phrases.find(story.folded):
        if not _written_large(story, start, end):
            continue
        if kind == "person":
            start = after_title(story, start, end, gazetteers)
        inside = {at[i] for i in range(start, end) if i in at}
        within = all(n.start >= start and n.end <= end for n in inside)
        if kind == "none":
            if within and end - start > 1:
                kept -= inside
            continue
        same = next((n for n in inside if (n.start, n.end) == (start, end)), None)
        if same is not None:
            sure = _certain(story, start, end, kind, gazetteers) or (
                kind == "organization" and story.folded[start] in gazetteers.common
            )
            sure = sure or (kind == "country" and same.type == "organization")
            if same.type != kind and sure and not _person_here(same, kind):
                kept.discard(same)
                kept.add(same.of_type(kind, "known"))
            continue
        lonely = (
            not inside
            and end - start == 1
            and (kind == "country" or (kind == "place" and story.folded[start] in gazetteers.well_known))
            and story.folded[start] not in persons
            and story.folded[start] != "us"
            and _alone(story, start)
        )
        if within and (lonely or ((end - start > 1 or not inside) and _certain(story, start, end, kind, gazetteers))):
            if is_modifier(story, end):
                continue
            kept -= inside
            kept.add(Name(start, end, kind, "known"))
    kept.update(_states(story, kept))
    return companies(story, pairs(story, sorted(kept, key=lambda n: n.start), gazetteers))


def _states(story: Story, names: set[Name]) -> list[Name]:
    """The state after a town: “Dover, Del.”, “Kenansville, N.C.”"""
    taken = {i for n in names for i in range(n.start, n.end)}
    out = []
    for name in names:
        i = name.end + 1
        follows = name.type == "place" and i < len(story.words) and story.words[i - 1] == "," and i not in taken
        if follows and story.words[i].rstrip(".") in _STATES and story.capital(i):
            out.append(Name(i, i + 1, "place", "known"))
    return out


def pairs(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """“the Putin-Trump summit”, “U.S.-China talks”: both halves of a compound of two known names are names."""
    taken = {i for n in names for i in range(n.start, n.end)}
    out = list(names)
    for i in range(1, len(story.words) - 1):
        if story.words[i] != "-" or i in taken or not (story.touching(i) and story.touching(i + 1)):
            continue
        for side, other in ((i + 1, i - 1), (i - 1, i + 1)):
            if side in taken or other not in taken or not story.capital(side):
                continue
            kind = "person" if story.folded[side] in gazetteers.known_surnames else ""
            kind = kind or gazetteers.phrases.get(story.words[side]) or ""
            if kind == "person" or (kind == "country" and not is_modifier(story, side + 1)):
                out.append(Name(side, side + 1, kind, "pair"))
    return sorted(out, key=lambda n: n.start)


def _person_here(name: Name, kind: str) -> bool:
    """A person's name that is also a place's (“Paris”, “Austin”) stays the person's."""
    return name.type == "person" and kind in ("place", "country")


def _written_large(story: Story, start: int, end: int) -> bool:
    if not story.capital(start) and not story.words[start][0].isdigit():
        return False
    return all(
        story.capital(i) or story.folded[i] in _WORDS_OF_NAMES or not story.words[i].isalpha()
        for i in range(start, end)
    )


def _certain(story: Story, start: int, end: int, kind: str, gazetteers: Gazetteers) -> bool:
    """Whether the phrase alone proves the name."""
    if end - start > 1:
        return story.folded[start] not in ("the", "a") or kind in ("organization", "place")
    folded, word = story.folded[start], story.words[start]
    mask = gazetteers.mask(folded)
    if kind == "organization":
        if len(word) < 3 and not mask & ACRONYM:
            return False
        return folded not in gazetteers.common and not mask & ~(ORGANIZATION | ACRONYM)
    if kind == "country":
        if folded == "us":
            around = story.words[max(0, start - 1) : start] + story.words[start + 1 : start + 2]
            return word == "US" and not any(w.isupper() and len(w) > 1 for w in around)
        return not mask & (GIVEN | SURNAME)
    if kind == "place":
        return folded in gazetteers.well_known and not mask & ~(PLACE | COUNTRY)
    return False


def _alone(story: Story, i: int) -> bool:
    """Whether no capitalised word stands beside token i inside its sentence: “Washington backed out”, not “Chad Wolf”."""
    before, after = i - 1, i + 1
    if (
        after < len(story.words)
        and after not in story.opens
        and (story.capital(after) or story.words[after] in ("-", "("))
    ):
        return False
    return not (i not in story.opens and before >= 0 and (story.capital(before) or story.words[before] in ("-", ".")))


def companies(story: Story, names: list[Name]) -> list[Name]:
    """“Beijer Ref AB”, “JBS SA”, “Tianqi Lithium Corp.”: capitalised words up to a legal form are one organisation."""
    ends = {n.end: n for n in names}
    taken = {i: n for n in names for i in range(n.start, n.end)}
    out = set(names)
    for i, folded in enumerate(story.folded):
        if folded not in _FORMS or not story.capital(i) or i in story.opens or i == 0:
            continue
        before = ends.get(i)
        if before is not None and i not in taken:
            out.discard(before)
            out.add(Name(before.start, i + 1, "organization", "suffix"))
        elif i not in taken and i - 1 not in taken:
            start = i
            while start > 0 and i - start < 5 and start - 1 not in taken and _part(story, start - 1):
                start -= 1
                if start in story.opens:
                    break
            if start < i:
                out.add(Name(start, i + 1, "organization", "suffix"))
    return sorted(out, key=lambda n: n.start)


def _part(story: Story, i: int) -> bool:
    word = story.words[i]
    return (word[0].isupper() and word.isalnum() and story.folded[i] not in ("the", "a", "in")) or word == "&"
