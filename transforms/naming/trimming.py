"""From what the model marked to the bare name: no title, no article, no possessive, no people and no adjective.

“President Trump” becomes “Trump”, “the United States” “United States”, “China’s Sinovac” two names; “Russians”,
“U.S.-led” and “Berlin-based” are none.
"""

from __future__ import annotations

from ..gazetteers import CALENDAR, COUNTRY, DEMONYM, GIVEN, ORGANIZATION, PLACE, SURNAME, TITLE, Gazetteers
from .story import Name, Story

_POSSESSIVE = frozenset(("'s", "’s", "'S", "’S", "'", "’"))
_COMPOUND = frozenset(
    "based led backed born listed owned bound wide style educated held made run controlled occupied sponsored trained "
    "brokered mediated funded allied aligned linked supported administered produced built registered flagged era "
    "dominated related only area issued imposed friendly leaning hosted designated bred raised developed".split()
)
"""Second parts of compounds in which a name is an adjective (“U.S.-led coalition”, “Berlin-based firm”)."""
_EDGES = frozenset("( ) [ ] , ; : - – — / . \" “ ” ‘ `` '' ... … ! ? * @ #".split())
_GIVEN_TITLES = frozenset(("don", "earl", "dean", "major"))
"""Titles that are given names too: taken off only before two more words (“Don Barnes” stays whole)."""
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "our", "their", "his", "her", "its", "former", "late", "both"))


def trim(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """The names with their edges cleaned; what is no name is dropped."""
    out: list[Name] = []
    for name in names:
        out += _trimmed(story, name, gazetteers)
    return out


def completed(story: Story, names: list[Name], gazetteers: Gazetteers) -> list[Name]:
    """Persons with the given name before them and the last name after them that the model left out."""
    taken = {i for n in names for i in range(n.start, n.end)}
    out = []
    for name in names:
        start, end = name.start, name.end
        if name.type == "person":
            before, after = start - 1, end
            if start and start not in story.opens and before not in taken and _only(story, before, GIVEN, gazetteers):
                start = before
            elif (
                end - start == 1
                and after < len(story.words)
                and after not in story.opens
                and after not in taken
                and _only(story, start, GIVEN, gazetteers)
                and _only(story, after, SURNAME, gazetteers)
            ):
                end += 1
            if start > 1 and story.words[start - 1] == "-" and story.touching(start) and story.touching(start - 1):
                first = start - 2
                if first not in taken and gazetteers.mask(story.folded[first]) & GIVEN and story.capital(first):
                    start = first  # “Jo-Renee Formicola”
            start = _before_nickname(story, start, gazetteers)
            end = _after_nickname(story, end)
        if out and out[-1].end > start:  # its other half, found on its own
            continue
        out.append(Name(start, end, name.type, name.rule))
    return out


def _before_nickname(story: Story, start: int, gazetteers: Gazetteers) -> int:
    """The given name before the nickname in quotation marks that stands before a marked last name."""
    words = story.words
    if start > 3 and words[start - 1] in _CLOSING:
        for opening in range(start - 3, max(0, start - 5), -1):
            if words[opening] in _OPENING:
                before = opening - 1
                return before if story.capital(before) and gazetteers.mask(story.folded[before]) & GIVEN else start
    return start


_OPENING = frozenset(("“", '"', "``", "'", "‘"))
_CLOSING = frozenset(("”", '"', "''", "'", "’"))


def _after_nickname(story: Story, end: int) -> int:
    """The end of a person's name with the nickname in quotation marks and the last name that follow it."""
    words = story.words
    if end + 3 >= len(words) or words[end] not in _OPENING:
        return end
    for close in range(end + 2, min(end + 5, len(words) - 1)):
        if words[close] in _CLOSING:
            return close + 2 if story.capital(close + 1) and words[close + 1].isalpha() else end
    return end


def _only(story: Story, i: int, bit: int, gazetteers: Gazetteers) -> bool:
    """Whether token i, written large, can be such a part of a name and no title, month, people or country."""
    mask = gazetteers.mask(story.folded[i])
    other = CALENDAR | DEMONYM | TITLE | COUNTRY | ORGANIZATION | (PLACE if bit == SURNAME else 0)
    return bool(mask & bit) and not mask & other and story.words[i][0].isupper() and len(story.words[i]) > 1


def _trimmed(story: Story, name: Name, gazetteers: Gazetteers) -> list[Name]:
    start, end = name.start, name.end
    split = next(
        (i for i in range(start + 1, end - 1) if story.words[i] in _POSSESSIVE and len(story.words[i]) > 1), None
    )
    if split is not None and gazetteers.phrases.get(" ".join(story.words[start:end])) is None:
        owner = gazetteers.phrases.get(" ".join(story.words[start:split]))
        if owner in ("country", "place"):  # “China’s Sinovac”, but “Pilgrim’s Pride” and “Levi’s Stadium”
            first = Name(start, split, owner, name.rule)
            return [first, *_trimmed(story, Name(split + 1, end, name.type, name.rule), gazetteers)]
    start, end = _edges(story, start, end, gazetteers)
    if name.type == "person":
        start = after_title(story, start, end, gazetteers)
        start, end = _edges(story, start, end, gazetteers)
        if end - start > 1 and gazetteers.titles.get(" ".join(story.words[start:end])):
            return []  # “Crown Prince”, its name parted from it
        split = next((i for i in range(start + 1, end) if _case_breaks(story, i) or story.folded[i] in _BETWEEN), None)
        if split is not None:
            rest = _trimmed(story, Name(split, end, name.type, name.rule), gazetteers)
            return [*_trimmed(story, Name(start, split, name.type, name.rule), gazetteers), *rest]
        end = hyphenated(story, start, end)
        while start and story.words[start - 1] in _JOINED_PARTICLES:
            start -= 1
    else:
        joint = _two_bodies(story, start, end, gazetteers) if name.type == "organization" else None
        if joint:
            first = Name(start, joint, name.type, name.rule)
            return [first, *_trimmed(story, Name(joint + 1, end, name.type, name.rule), gazetteers)]
        start, end = _shortened(story, start, end, gazetteers)
        title = next((t for t in _titles(story, start, end, gazetteers) if t[0] > start and story.capital(t[0])), None)
        if (
            title
            and gazetteers.phrases.get(" ".join(story.words[start:end])) is None
            and _cut_at_title(story, title, end, gazetteers)
        ):
            rest = [Name(title[1], end, "person", "title")] if title[1] < end else []
            return _trimmed(story, Name(start, title[0], name.type, name.rule), gazetteers) + rest
    if name.type == "place":
        start, end = _country_inside(story, start, end, gazetteers)
    if start >= end or not any(story.words[i][0].isupper() or story.words[i][0].isdigit() for i in range(start, end)):
        return []
    if not any(c.isalpha() for i in range(start, end) for c in story.words[i]):
        return []
    if story.key(start, end) in gazetteers.not_names or _platform(story, start, end):
        return []
    if end - start == 1 and _no_name(story, start, name.type, gazetteers):
        return []
    if is_modifier(story, end) or all(_dated(story, i, gazetteers) for i in range(start, end)):
        return []
    return [Name(start, end, name.type, name.rule)]


def is_modifier(story: Story, end: int) -> bool:
    """Whether what ends before token `end` is the first part of an adjective: “U.S.-led”, “Berlin-based”."""
    words = story.words
    if end + 1 >= len(words) or words[end] != "-" or not story.touching(end) or not story.touching(end + 1):
        return False
    return story.folded[end + 1] in _COMPOUND


def _dated(story: Story, i: int, gazetteers: Gazetteers) -> bool:
    return story.words[i][0].isdigit() or bool(gazetteers.mask(story.folded[i].rstrip(".")) & CALENDAR)


def _case_breaks(story: Story, i: int) -> bool:
    """Whether capitals end before token i: a heading or a speaker run into the text (“JAKE SULLIVAN Biden’s adviser”)."""
    before, word = story.words[i - 1], story.words[i]
    return before.isupper() and len(before) > 3 and "." not in before and word[0].isupper() and word[1:2].islower()


def _shortened(story: Story, start: int, end: int, gazetteers: Gazetteers) -> tuple[int, int]:
    """Without a date or a clause at the end (“Belgium October 21”, “Moncler on Monday”) and without the first word of a
    sentence that only has its capital from there (“Anticipating U.S. approval”)."""
    if (
        end - start == 2
        and story.folded[end - 1] == "administration"
        and gazetteers.mask(story.folded[start]) & SURNAME
    ):
        return start, end - 1  # “the Biden Administration”: the man, as newspapers write it
    if gazetteers.phrases.get(" ".join(story.words[start:end])) is not None:
        return start, end
    cut = next(
        (i for i in range(start + 1, end) if story.folded[i] in _CLAUSE or (_dated(story, i, gazetteers) and i + 1 == end)
         or (gazetteers.mask(story.folded[i].rstrip(".")) & CALENDAR and story.capital(i))),
        end,
    )  # fmt: skip
    end = cut
    while end - start > 1 and _loose(story, end - 1, gazetteers):
        end -= 1
    end = _without_venue(story, start, end, gazetteers)
    if start in story.opens and end - start > 1:
        if story.folded[start + 1] == "for" and end - start > 2 and not gazetteers.mask(story.folded[start]):
            start += 2
        elif gazetteers.phrases.get(" ".join(story.words[start + 1 : end])) in ("country", "place", "organization"):
            start += not gazetteers.mask(story.folded[start])
    return start, end


def _cut_at_title(story: Story, title: tuple[int, int, str], end: int, gazetteers: Gazetteers) -> bool:
    """A title inside a place's or a body's name ends it: “Riverside County Sheriff Chad” is a county and a person."""
    if title[1] < end and gazetteers.mask(story.folded[title[1]]) & ORGANIZATION:
        return False  # “Massachusetts General Hospital”
    return title[1] == end or story.capital(title[1])


def hyphenated(story: Story, start: int, end: int) -> int:
    """The end of a person's name with the hyphened part that follows: “Moon Jae-in”, “Kim Jong-un”, “Nana Akufo-Addo”."""
    words, n = story.words, len(story.words)
    while end + 1 < n and words[end] == "-" and story.touching(end) and story.touching(end + 1):
        part = words[end + 1]
        joined = (part.islower() and len(part) < 5) or (part[0].isupper() and end - start > 1)
        if not part.isalpha() or not joined or story.folded[end + 1] in _COMPOUND:
            break
        end += 2
    return end


_BETWEEN = frozenset("as and but for with in on at to says said if when after over than like who".split())
"""Words that no person's name holds: a headline in capitals was taken for one name."""
_JOINED_PARTICLES = frozenset("von van der den zu ter ten bin ibn bint".split())
"""Small words before a last name that are always part of it."""
_TAILS = frozenset("state states nation nations flag flags government border officials troops team group".split())
_COMPASS = frozenset("district north south east west northeast northwest southeast southwest midwest".split())
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central new great upper lower old san saint el".split()
)


_FACILITIES = frozenset(
    "circuit square airport station bridge port stadium palace base beach island river lake camp".split()
)


def _loose(story: Story, i: int, gazetteers: Gazetteers) -> bool:
    """Whether the last word of a body's or place's name is none of its own: “Washington state”, “Senate Democratic”."""
    word, folded = story.words[i], story.folded[i]
    if word in _TAILS or folded in ("democratic", "republican", "democrat"):
        return True
    return word.isalpha() and word.islower() and not gazetteers.mask(folded) & ORGANIZATION and word not in _FACILITIES


def _without_venue(story: Story, start: int, end: int, gazetteers: Gazetteers) -> int:
    """“European Parliament in Brussels” without its place, where the rest is a name we know."""
    at = next((i for i in range(start + 1, end - 1) if story.folded[i] == "in"), None)
    if at is not None and gazetteers.phrases.get(" ".join(story.words[start:at])) == "organization":
        return at
    return end


def _two_bodies(story: Story, start: int, end: int, gazetteers: Gazetteers) -> int | None:
    """The “and” between two organisations that are both known (“the Justice Department and Congress”)."""
    for i in range(start + 1, end - 1):
        if story.folded[i] == "and" and all(
            gazetteers.phrases.get(" ".join(story.words[a:b])) == "organization" for a, b in ((start, i), (i + 1, end))
        ):
            return i
    return None


def _country_inside(story: Story, start: int, end: int, gazetteers: Gazetteers) -> tuple[int, int]:
    """The country in a marked place that is more than it: “Large U.S.”, “U.S. Northeast”; not “Northern Cyprus”."""
    for s, e, kind in gazetteers.phrases.find(story.folded[start:end]):
        if kind != "country" or e - s == end - start:
            continue
        before, after = story.folded[start : start + s], story.folded[start + e : end]
        if not before and all(w in _COMPASS for w in after):
            return start, start + e
        if not after and not any(w in _DIRECTIONS or gazetteers.mask(w) for w in before):
            return start + s, end
    return start, end


_CLAUSE = frozenset(
    "on at by with from to said says who which is was has will over after before during against under since until amid".split()
)
_PLATFORMS = frozenset("twitter facebook instagram youtube tiktok telegram snapchat whatsapp linkedin weibo".split())
_POSTED = frozenset("post posts posting account accounts page feed message video statement user users thread".split())


def _platform(story: Story, start: int, end: int) -> bool:
    """“said on Twitter”, “in a Facebook post”: the place of a statement, not a company that acts."""
    if end - start != 1 or story.folded[start] not in _PLATFORMS:
        return False
    before = story.folded[start - 1] if start else ""
    after = story.folded[end] if end < len(story.words) else ""
    return before in ("on", "via", "to", "over") or after in _POSTED


def _edges(story: Story, start: int, end: int, gazetteers: Gazetteers) -> tuple[int, int]:
    while start < end and (
        story.words[start] in _EDGES
        or story.words[start] in _POSSESSIVE
        or story.words[start] == "of"
        or story.words[start].lower() in _BETWEEN
        or (story.folded[start] in _ARTICLES and not _kept_article(story, start, end, gazetteers))
    ):
        start += 1
    while end > start and (
        story.words[end - 1] in _POSSESSIVE
        or (story.words[end - 1] in _EDGES)
        or story.folded[end - 1] in ("the", "of", "and", "for", "in", "to", "’s")
    ):
        end -= 1
    return start, end


def _kept_article(story: Story, start: int, end: int, gazetteers: Gazetteers) -> bool:
    """Whether the article belongs to the name (“The Times”, “The Hague”): known so, or written large inside a sentence."""
    if story.words[start] != "The":
        return False
    return gazetteers.phrases.get(" ".join(story.words[start:end])) is not None


def after_title(story: Story, start: int, end: int, gazetteers: Gazetteers) -> int:
    """The first token of a person's name after the titles, demonyms and offices before it."""
    last = start
    found = {s: e for s, e, _ in _titles(story, start, end, gazetteers)}
    at = start
    while at < end - 1:
        if story.folded[at] in _GIVEN_TITLES and end - at == 2:
            break
        if at in found and found[at] < end:
            at = last = found[at]
        elif gazetteers.mask(story.folded[at]) & DEMONYM and not gazetteers.mask(story.folded[at]) & (GIVEN | SURNAME):
            at += 1
            last = at
        elif any(s > at and e < end for s, e in found.items()):
            at = min(e for s, e in found.items() if s > at and e < end)
            last = at
        else:
            break
    return last


def _titles(story: Story, start: int, end: int, gazetteers: Gazetteers) -> list[tuple[int, int, str]]:
    return [(start + s, start + e, k) for s, e, k in gazetteers.titles.find(story.folded[start:end])]


def _no_name(story: Story, at: int, type: str, gazetteers: Gazetteers) -> bool:
    """A single word that is a people, an adjective of a place, a month or a pronoun rather than a name."""
    word, mask = story.folded[at], gazetteers.mask(story.folded[at])
    if word in ("i", "a", "an") or (len(word) == 1 and not word.isalpha()):
        return True
    if mask & DEMONYM and not mask & (COUNTRY | PLACE | GIVEN | SURNAME | ORGANIZATION):
        return True
    if at in story.opens and mask & ORGANIZATION and gazetteers.phrases.get(word) is None:
        return True  # “Investment bank …” at a sentence's opening
    if type == "person" and mask & DEMONYM and not mask & GIVEN:
        return True
    return bool(mask & CALENDAR) and type != "person" and not mask & (PLACE | COUNTRY)
