"""Data sets to sentences of words and tags; a token of a set that holds several words here is split."""

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import words


@dataclass
class Sentence:
    """Words as the model reads them, and for each its tag in the set's own terms."""

    words: list[str]
    tags: list[str]


def conll(path: Path) -> Iterator[Sentence]:
    """Two columns, token and IOB2 tag; sentences are parted by empty lines."""
    pairs: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, ""]:
            line = line.rstrip("\n")
            if line:
                token, tag = line.rsplit("\t" if "\t" in line else " ", 1)
                pairs.append((token, tag))
            elif pairs:
                yield from_tokens(pairs)
                pairs = []


def from_tokens(pairs: list[tuple[str, str]]) -> Sentence:
    """Words of tokens; only the first word of a token may begin a name."""
    sentence = Sentence([], [])
    for token, tag in pairs:
        for n, (start, end) in enumerate(words.split(token)):
            word = words.spell(token[start:end])
            if not word:
                continue
            sentence.words.append(word)
            sentence.tags.append("I-" + tag[2:] if n > 0 and tag.startswith("B-") else tag)
    return sentence


SITES = {"دانشگاه", "دانشکده", "مدرسه", "دبیرستان", "حوزه", "بیمارستان", "موسسه", "مؤسسه", "آکادمی"}


def silver(path: Path) -> Iterator[Sentence]:
    """The Wikipedia set: a place that begins like an institution is left open (`SITE`)."""
    for sentence in conll(path):
        tags = sentence.tags
        for i, word in enumerate(sentence.words):
            if tags[i] == "B-LOC" and word in SITES:
                tags[i] = "B-SITE"
                for j in range(i + 1, len(tags)):
                    if tags[j] != "I-LOC":
                        break
                    tags[j] = "I-SITE"
        yield sentence


def spans(path: Path) -> Iterator[Sentence]:
    """JSON lines `{"text": …, "entities": [[start, end, label], …]}`, offsets in UTF-16 code units."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield from_spans(record["text"], record["entities"])


def from_spans(text: str, entities: list[list]) -> Sentence:
    """Words of a text with marked spans. A span must begin and end where words do."""
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    starts = {start: (end, label) for start, end, label in entities}
    sentence = Sentence([], [])
    until, label = -1, ""
    for start, end in words.split(text):
        word = words.spell(text[start:end])
        if not word:
            continue
        tag = "O"
        if units[start] in starts:
            until, label = starts.pop(units[start])
            tag = "B-" + label
        elif units[start] < until:
            tag = "I-" + label
        if tag != "O" and units[end] > until:
            raise ValueError(f"a span ends inside a word: {text!r}")
        sentence.words.append(word)
        sentence.tags.append(tag)
    if starts:
        raise ValueError(f"a span begins inside a word: {text!r}")
    return sentence


def is_held_out(sentence: Sentence, share: int = 10) -> bool:
    """One sentence in `share`, the same whenever asked.

    KazNERD has variants of one sentence that differ in their numerals: the two longest words decide, so that
    variants fall on the same side.
    """
    letters = sorted({w for w in sentence.words if w.isalpha()}, key=lambda w: (-len(w), w))
    return zlib.crc32(" ".join(letters[:2]).encode()) % share == 0


@dataclass
class Source:
    """A training set: its file, what its tags mean, its language, its guideline (the piece that a sentence begins
    with), how much a word of it counts and which share of it an epoch sees."""

    path: str
    reader: Callable[[Path], Iterator[Sentence]]
    language: str
    meaning: str
    guideline: int = 0
    weight: float = 1.0
    share: float = 1.0


# Sets differ in what belongs to a name («استان», «تیم», titles). Each guideline has a first piece of its own, so
# that tweets and Wikipedia teach names without teaching their bounds; the tagger is always asked for NEWS.
NEWS, TWEETS, WIKI = 0, 2, 3

PUBLIC = [
    Source("ner/kaznerd/train.conll", conll, "kk", "kazakh"),
    Source("ner/parstwiner/train.conll", conll, "fa", "persian", TWEETS),
    Source("ner/textmining_wiki_silver/dev.conll", silver, "fa", "persian", WIKI, 0.3, 0.35),
    Source("ner/textmining_wiki_silver/test.conll", silver, "fa", "persian", WIKI, 0.3, 0.35),
    Source("ner/multiconer1_fa/dev.conll", conll, "fa", "persian", WIKI, 0.5),
]
OWN = [
    Source("fa.jsonl", spans, "fa", "own"),
    Source("kk.jsonl", spans, "kk", "own"),
]
