"""Variants of a training sentence, drawn anew in every epoch.

Names are swapped for others of the same kind and case, the project's own short sentences are joined in pairs, and
letter case is varied as headlines and text from the Arabic alphabet have it.
"""

import random
from collections import defaultdict

from readers import Sentence, Source

SWAPPED = {"PERSON", "GPE", "ORGANISATION", "POSITION", "PER", "LOC"}
SAME = {"PER": "PERSON", "LOC": "GPE"}
CASES = {
    "gen": ("ның", "нің", "дың", "дің", "тың", "тің"),
    "ins": ("мен", "бен", "пен"),
    "adj": ("дағы", "дегі", "тағы", "тегі"),
    "abl": ("дан", "ден", "тан", "тен", "нан", "нен"),
    "loc": ("да", "де", "та", "те"),
    "dat": ("ға", "ге", "қа", "ке", "на", "не"),
    "acc": ("ды", "ді", "ты", "ті", "ны", "ні"),
}


def case_of(word: str) -> str:
    """Case of a Kazakh name as its ending shows it; endings of the bare name may look like one."""
    for case, endings in CASES.items():
        if word.endswith(endings) and len(word) > 5:
            return case
    return "nom"


def mentions(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Spans of the sentence's tags."""
    found = []
    start, label = -1, ""
    for i, tag in enumerate([*sentence.tags, "O"]):
        if label and tag != "I-" + label:
            found.append((start, i, label))
            label = ""
        if tag.startswith("B-"):
            start, label = i, tag[2:]
    return found


class Augmenter:
    """Holds the names and the own sentences that variants draw from."""

    def __init__(self, train: list[tuple[Source, Sentence]], swap: float) -> None:
        self.swap = swap
        self.names: dict[tuple, list[list[str]]] = defaultdict(list)
        self.own: dict[str, list[Sentence]] = defaultdict(list)
        for source, sentence in train:
            if source.meaning == "own":
                self.own[source.language].append(sentence)
            if "silver" in source.path or "multiconer" in source.path:
                continue
            for start, end, label in mentions(sentence):
                if label in SWAPPED:
                    self.names[self.key(source, sentence.words[start:end], label)].append(sentence.words[start:end])

    def key(self, source: Source, name: list[str], label: str) -> tuple:
        """Names that may stand for each other: language, label, case; in Persian, of the same length."""
        label = SAME.get(label, label)
        if source.language == "kk":
            return ("kk", label, case_of(name[-1]))
        return ("fa", label, min(len(name), 3))

    def vary(self, source: Source, sentence: Sentence, chance: random.Random) -> Sentence:
        """A variant of the sentence; often the sentence itself."""
        words, tags = list(sentence.words), list(sentence.tags)
        if source.meaning == "own" and chance.random() < 0.35:
            other = chance.choice(self.own[source.language])
            words, tags = words + other.words, tags + other.tags
        elif source.meaning != "own" and chance.random() < 0.6:
            for start, end, label in reversed(mentions(sentence)):
                if label in SWAPPED and chance.random() < self.swap:
                    name = chance.choice(self.names.get(self.key(source, words[start:end], label), [words[start:end]]))
                    words[start:end] = name
                    tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (len(name) - 1)]
        if source.language == "kk":
            draw = chance.random()
            if draw < 0.03:
                words = [w.upper() for w in words]
            elif draw < 0.08:
                words = [w.lower() for w in words]
        return Sentence(words, tags)
