"""The pruned vocabulary: pieces that the languages of this project use, and the tokenizer that knows only them."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

import words
from base import Base

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
BLOCKS = [(0x20, 0x7F), (0xA0, 0x180), (0x400, 0x530), (0x600, 0x700), (0x2010, 0x2040), (0x20A0, 0x20C0)]
"""Unicode blocks whose single characters stay, so that no word of these scripts is unknown."""


def build(pieces: list[str], scores: Iterable[float]) -> Tokenizer:
    """A Unigram tokenizer over the given pieces, id = place in the list."""
    pairs = [(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)]
    tokenizer = Tokenizer(models.Unigram(pairs, unk_id=pieces.index("<unk>"), byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


OWN_LETTERS = set("әғқңөұүһіӘҒҚҢӨҰҮҺІپچژگک")
"""Letters that mark a piece as Kazakh or Persian among the pieces of a script's hundred languages."""


def prune(base: Base, texts: Iterable[str], least: int = 1) -> list[int]:
    """Ids of the base's pieces to keep: special ones, single characters, what `texts` use `least` times,
    and pieces that by their letters belong to the two languages."""
    tokenizer = build(base.pieces, base.scores)
    counts: Counter[int] = Counter()
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(words.spell(text[a:b]) for a, b in words.split(text))
    for word, count in seen.items():
        for piece in tokenizer.encode(word, add_special_tokens=False).ids:
            counts[piece] += count
    kept = [base.pieces.index(piece) for piece in SPECIAL]
    for i, piece in enumerate(base.pieces):
        bare = piece.removeprefix("▁")
        single = len(bare) <= 1 and all(any(a <= ord(c) < b for a, b in BLOCKS) for c in bare)
        if piece not in SPECIAL and (single or counts[i] >= least or not OWN_LETTERS.isdisjoint(bare)):
            kept.append(i)
    return kept


def save(base: Base, kept: list[int], path: Path) -> Tokenizer:
    """Writes `tokenizer.json` over the kept pieces."""
    tokenizer = build([base.pieces[i] for i in kept], (base.scores[i] for i in kept))
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.save(str(path), pretty=False)
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return tokenizer
