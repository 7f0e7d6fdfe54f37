"""What the rules of quantities know of single words: nouns, cue words and short forms, from `seeds/figure_words.csv`.

Words of grammar (articles, auxiliaries, prepositions) stay beside the rules that read them, since no analyst edits those;
what a word names or does in the news is here, one set for each `kind` of the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import polars as pl


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of words in lower case, and mappings where the table's `value` says what a word stands for."""

    never_counted: frozenset[str]
    """Nouns that “one” never counts (“one day”, “one thing”), a person apart."""
    introduced: frozenset[str]
    """Nouns that “one” brings up rather than counts (“one dealer said”), where nothing else says that it counts."""
    suffered: frozenset[str]
    """What is done to people who are then counted (“one soldier was killed”)."""
    aged_people: frozenset[str]
    """People whose age a bound gives (“children over 12”)."""
    life_events: frozenset[str]
    """Events of a life that are told with an age (“died at 87”)."""
    calling: frozenset[str]
    """Words of calling and texting, behind which digits are a telephone number."""
    side_units: frozenset[str]
    """Units of two sides (“8 x 10 inches”)."""
    citations: frozenset[str]
    """Words before the page or verse cited."""
    labels: frozenset[str]
    """Words whose following number is a label and no quantity (“Highway 35”, “page 5”, “No. 3”)."""
    count_labels: frozenset[str]
    """Of the labels those that also end a phrase before a new count; they label only a bare number."""
    word_labels: frozenset[str]
    """Labels that a number in words follows too (“page five”, “phase two”)."""
    indexes: frozenset[str]
    """Indexes and lists with a number in their name (“S&P 500”)."""
    score_words: frozenset[str]
    """Words of contests, near which two numbers joined by a hyphen are a score."""
    decisions: frozenset[str]
    """Words near “5-to-3” by which it is a tally."""
    model_nouns: frozenset[str]
    """Singulars after a bare number that is the name of a model (“a 757 jet”)."""
    not_after_score: frozenset[str]
    """Words after “2-1” by which it is a range and no score."""
    label_openers: frozenset[str]
    """Words at the head of a sentence whose number is no label (“Turnout 62”)."""
    per_a: frozenset[str]
    """What may follow “a” as the divisor of a rate (“2,400 a year”, “$58 a barrel”)."""
    not_hyphen_nouns: frozenset[str]
    """What follows a number and a hyphen without being counted (“three-way”, “two-thirds”)."""
    compound_nouns: frozenset[str]
    """Singulars that a number takes before another noun without a hyphen (“a 12 page document”)."""
    casualties: frozenset[str]
    """Words that count people by what befell them (“12 dead”)."""
    multiplying: frozenset[str]
    """Verbs of growth, behind which “four times” is a multiple."""
    change_after: frozenset[str]
    """Nouns of change that a percentage stands before (“a 12 percent increase”)."""
    changed_counts: frozenset[str]
    """Counted nouns of which employers and parties add, shed, gain and lose some."""
    growth: frozenset[str]
    """Verbs that change a length or mass without “by” (“grew 2 inches”; but “jumped 2.09 meters”)."""
    cue_nouns: frozenset[str]
    """Cues of status that behind an article are nouns."""
    cue_nouns_before_preposition: frozenset[str]
    """Cues that are nouns where a preposition or nothing follows (“projects in 49 states”)."""
    talk: frozenset[str]
    """Verbs after “want to” that ask for nothing (“wants to say”)."""
    refusals: frozenset[str]
    """Verbs that deny the cue behind them (“refused to commit”)."""
    former: frozenset[str]
    """Verbs after “once” that tell a former level."""
    outcomes: frozenset[str]
    """Verbs after “should” that tell what is likely (“should reach 4 billion”)."""
    for_sale: frozenset[str]
    """Nouns of what shops and schools offer, by which an offer is no pledge."""
    sharing: frozenset[str]
    """Cues that pledge only money or a share (“delegates allocated by results”)."""
    facts: frozenset[str]
    """Finite verbs of fact, beyond which no cue is looked for."""
    announcing: frozenset[str]
    """Verbs by which “it would” tells one's own plan."""
    involuntary: frozenset[str]
    """Verbs after “would” and “will” that are no one's promise."""
    believing: frozenset[str]
    """Verbs of belief, by which a verb of fact behind them is an estimate."""
    speaking: frozenset[str]
    """Words that make the people counted a source (“three officials said”)."""
    sums: frozenset[str]
    """Nouns and verbs after “of that”, which point at a sum told before."""
    reporting: frozenset[str]
    """Verbs of reporting, which own the date beside them."""
    measure_verbs: frozenset[str]
    """Verbs between what is measured and its measure (“totaled”, “weighs”)."""
    holds: frozenset[str]
    """Verbs that say how much of a physical measure a thing has."""
    sells_for: frozenset[str]
    """Verbs between a thing and “for” its price."""
    changing: frozenset[str]
    """Verbs whose object is what changes (“cut rates by 25 basis points”)."""
    change_nouns: frozenset[str]
    """Nouns of change between a figure and what changed (“a 5 percent rise in prices”)."""
    telling: frozenset[str]
    """What a clause in between ends with (“a wall, which he estimates would cost”)."""
    stances: frozenset[str]
    """Nouns that say how a figure is meant and not what it measures (“an offer of 3.5 percent”)."""
    own_acts: frozenset[str]
    """Verbs whose subject is who acts: what they promise to reach is not about them."""
    expecting: frozenset[str]
    """Verbs whose object is what a level is expected of (“expect the economy to grow”)."""
    raising: frozenset[str]
    """Verbs whose subject is who does it, where the amount is money."""
    figure_ends: frozenset[str]
    """What ends another figure: an “and” after it joins clauses and no nouns."""
    votes: frozenset[str]
    """Words of votes, behind which two numbers are two tallies."""
    contests: frozenset[str]
    """Words of a contest: two shares after its names are one for each side."""
    money_words: frozenset[str]
    """Words that make pounds money."""
    weather: frozenset[str]
    """Words that make degrees those of a thermometer."""
    merely_telling: frozenset[str]
    """Cues whose speaker merely tells of a figure; of any other verb he is the one who acts."""
    price_nouns: frozenset[str]
    """Nouns before “of the”, whose figure is somebody's (“at a cost of the $2 million”)."""
    played: frozenset[str]
    """Times and games after “in”, by which two numbers are no ratio (“two in three games”)."""
    times: frozenset[str]
    """Days, months and words of time that may stand beside a subject (“Apple on Friday reported”)."""
    held_wholes: frozenset[str]
    """Before “of” and a count, what is held (“a fleet of 12 ships”); of other nouns the count is somebody else's."""
    irregular_pasts: frozenset[str]
    """Past tenses that no ending tells (“drew”, “bought”)."""
    with_up: frozenset[str]
    """Verbs whose particle “up” or “down” is (“picked up 7 awards”): it tells no direction."""
    kin: frozenset[str]
    """People of whom an age is told (“the mother was 27 when”)."""
    weight_words: frozenset[str]
    """Words that make pounds those of weight."""
    minor_money: Mapping[str, str]
    """Parts of a currency, with how many make one."""
    dollars_of: Mapping[str, str]
    """Words beside “$” that say whose dollars."""
    after_slash: Mapping[str, str]
    """What stands after the slash of a rate, with its unit."""

    @classmethod
    def from_seeds(cls, seeds: Mapping[str, pl.DataFrame]) -> Lexicon:
        """The table `figure_words` (kind, word, value); ValueError where a kind is missing, unknown or lacks its values."""
        table: dict[str, dict[str, str | None]] = {}
        for kind, word, value in seeds["figure_words"].select("kind", "word", "value").iter_rows():
            table.setdefault(kind, {})[word] = value
        known = {f.name for f in fields(cls)}
        if wrong := known ^ table.keys():
            raise ValueError(f"figure_words: kinds missing or unknown: {', '.join(sorted(map(str, wrong)))}")
        if empty := [f"{kind} {word}" for kind in _MAPPINGS for word, value in table[kind].items() if not value]:
            raise ValueError(f"figure_words: no value for {', '.join(empty)}")
        return cls(**{k: dict(v) if k in _MAPPINGS else frozenset(v) for k, v in table.items()})


_MAPPINGS = ("minor_money", "dollars_of", "after_slash")
