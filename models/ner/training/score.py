"""Decoding and exact-span scores."""

from collections import Counter

import numpy as np

from labels import OUTPUT

ILLEGAL = -1e4
START = np.array([ILLEGAL if tag.startswith("I-") else 0 for tag in OUTPUT], dtype=np.float32)
MOVES = np.zeros((len(OUTPUT), len(OUTPUT)), dtype=np.float32)
for _a, _from in enumerate(OUTPUT):
    for _b, _to in enumerate(OUTPUT):
        if _to.startswith("I-") and _from not in (f"B-{_to[2:]}", _to):
            MOVES[_a, _b] = ILLEGAL

Span = tuple[int, int, str]


def viterbi(scores: np.ndarray) -> list[str]:
    """The likeliest legal tags of one sentence; `scores` are log probabilities [words, OUTPUT]."""
    if len(scores) == 0:
        return []
    best = scores[0] + START
    back = []
    for row in scores[1:]:
        ways = best[:, None] + MOVES
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    at = int(best.argmax())
    path = [at]
    for step in reversed(back):
        at = int(step[at])
        path.append(at)
    return [OUTPUT[i] for i in reversed(path)]


def spans(tags: list[str]) -> set[Span]:
    """Spans of words of a legal or repaired IOB2 sequence: an I- with nothing before it begins a name."""
    found: set[Span] = set()
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            found.add((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return found


class Scores:
    """Counts of right, wrong and missing spans by label."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, gold: set[Span], found: set[Span]) -> None:
        for _, _, label in gold & found:
            self.right[label] += 1
        for _, _, label in found:
            self.found[label] += 1
        for _, _, label in gold:
            self.gold[label] += 1

    def f1(self, labels: list[str]) -> tuple[float, float, float]:
        """Precision, recall and F1 over the given labels together."""
        right, found, gold = (sum(c[name] for name in labels) for c in (self.right, self.found, self.gold))
        precision = right / found if found else 0.0
        recall = right / gold if gold else 0.0
        return precision, recall, 2 * right / (found + gold) if found + gold else 0.0

    def line(self, labels: list[str]) -> str:
        parts = [f"{name} {self.f1([name])[2]:.3f}" for name in labels]
        p, r, f = self.f1(labels)
        return f"F1 {f:.4f} (P {p:.3f} R {r:.3f}) " + " ".join(parts)
