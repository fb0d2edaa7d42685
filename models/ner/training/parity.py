"""Writes what the test of the tokenizer compares with: `python parity.py OUT`.

10,000 sentences made of the project's own (each one, and its first half with the second half of the next), every
tenth with signs that are hard to cut. A line of OUT is the SHA-256 of the pieces of 100 sentences; the test makes
the same sentences and asks the JavaScript tokenizer.
"""

import hashlib
import json
import sys
from pathlib import Path

from tokenizers import Tokenizer

import words
from train import Pieces

HERE = Path(__file__).parent
HARD = " 😀 ي‌ك ٤٥ ʼ 中文 ﷲ Ａ كتابٌ—10%№ a1b2 ǵ\u00ad "


def sentences(count: int = 10_000) -> list[str]:
    """The test's sentences; `sentencesToCompare` in `test/models/ner-neural.test.ts` makes the same."""
    texts = []
    for language in ("fa", "kk"):
        for line in (HERE / "data" / f"{language}.jsonl").open(encoding="utf-8"):
            texts.append(json.loads(line)["text"])
    found = list(texts)
    for text, other in zip(texts, texts[1:], strict=False):
        left, right = text.split(" "), other.split(" ")
        found.append(" ".join(left[: len(left) // 2] + right[len(right) // 2 :]))
    found = found[:count]
    if len(found) < count:
        raise ValueError(f"only {len(found)} sentences")
    return [text + HARD if i % 10 == 0 else text for i, text in enumerate(found)]


def main() -> None:
    pieces = Pieces(Tokenizer.from_file(str(HERE.parent / "weights" / "tokenizer.json")))
    lines = []
    texts = sentences()
    for start in range(0, len(texts), 100):
        digest = hashlib.sha256()
        for text in texts[start : start + 100]:
            spelled = [words.spell(text[a:b]) for a, b in words.split(text)]
            ids = [pieces.of(word) for word in spelled if word]
            digest.update((" ".join(",".join(map(str, word)) for word in ids) + "\n").encode())
        lines.append(digest.hexdigest())
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
