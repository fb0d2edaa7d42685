"""Trains the tagger: `python train.py --data DATA --work WORK`. Seeded; goes on where it was stopped.

DATA holds `ner/` with the public sets (see README.md); the project's own sentences lie in `data/` here.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

import labels
import readers
import score
import vocabulary
import words
from augment import Augmenter
from base import fetch, read
from model import Tagger, load_base

HERE = Path(__file__).parent
MEANING = {"kazakh": labels.kazakh, "persian": labels.persian, "own-fa": labels.own("fa"), "own-kk": labels.own("kk")}


class Encoded:
    """A sentence in numbers: pieces, the place of each word's first piece, target set of each word."""

    __slots__ = ("first", "ids", "targets", "weight")

    def __init__(self, ids: list[int], first: list[int], targets: list[int], weight: float) -> None:
        self.ids, self.first, self.targets, self.weight = ids, first, targets, weight


class Pieces:
    """Pieces of words, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[: words.LIMIT]
            self.known[word] = ids or [vocabulary.SPECIAL.index("<unk>")]
        return self.known[word]

    def encode(self, tokens: list[str], guideline: int = readers.NEWS, limit: int = 500) -> tuple[list, list]:
        """The guideline's piece, the words' pieces, `</s>`; and the first piece's place for every word that fits."""
        ids, first = [guideline], []
        for word in tokens:
            pieces = self.of(word)
            if len(ids) + len(pieces) >= limit:
                break
            first.append(len(ids))
            ids += pieces
        return [*ids, 2], first


def batches(lengths: list[int], tokens: int, chance: random.Random) -> list[list[int]]:
    """Sentences of like length together, at most `tokens` padded pieces a batch, in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + chance.random() * 4)
    found: list[list[int]] = [[]]
    longest = 0
    for i in order:
        longest = max(longest, lengths[i])
        if found[-1] and longest * (len(found[-1]) + 1) > tokens:
            found.append([])
            longest = lengths[i]
        found[-1].append(i)
    chance.shuffle(found)
    return found


def padded(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    width = max(map(len, rows))
    ids = torch.full((len(rows), width), 1)
    mask = torch.zeros((len(rows), width))
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


def evaluate(
    model: Tagger, pieces: Pieces, sentences: list[readers.Sentence], device: str, guideline: int = readers.NEWS
) -> score.Scores:
    """Scores of the collapsed, legally decoded tags."""
    collapse = torch.from_numpy(labels.COLLAPSE).to(device)
    result = score.Scores()
    model.eval()
    rows = [pieces.encode(s.words, guideline) for s in sentences]
    with torch.no_grad():
        for batch in batches([len(r[0]) for r in rows], 4096, random.Random(0)):
            ids, mask = padded([rows[i][0] for i in batch])
            with torch.autocast(device, dtype=torch.bfloat16):
                logits = model(ids.to(device), mask.to(device))
            logs = (logits.float().softmax(-1) @ collapse).clamp_min(1e-9).log().cpu().numpy()
            for n, i in enumerate(batch):
                gold = [labels.main_label(tag) for tag in sentences[i].tags]
                found = score.viterbi(logs[n][rows[i][1]])
                found += ["O"] * (len(gold) - len(found))
                result.add(score.spans(gold), score.spans(found))
    model.train()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder of base, checkpoints, logs")
    parser.add_argument("--name", default="tagger", help="name of this run's folder below --work")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--tokens", type=int, default=2048, help="padded pieces a batch")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--kazakh", type=float, default=1.0, help="weight of KazNERD")
    parser.add_argument("--own", type=float, default=1.0, help="weight of the project's own sentences; 0: none")
    parser.add_argument("--swap", type=float, default=0.25, help="share of names that are swapped for others")
    parser.add_argument("--share", type=float, default=0.6, help="share of the own sentences seen in an epoch")
    parser.add_argument("--thin", type=float, default=1.0, help="share of the public sentences seen in an epoch")
    parser.add_argument("--blur", type=float, default=0.1, help="share of sentences shown as news whatever their set")
    parser.add_argument("--start", type=Path, help="checkpoint to start from instead of the base")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    folder = options.work / options.name
    folder.mkdir(parents=True, exist_ok=True)
    log = (folder / "log.txt").open("a", encoding="utf-8")

    def say(*parts: object) -> None:
        line = " ".join(map(str, parts))
        print(line, flush=True)
        print(line, file=log, flush=True)

    say("options", json.dumps(vars(options), default=str))
    base = read(fetch(options.work / "base"))
    train: list[tuple[readers.Source, readers.Sentence]] = []
    held: dict[str, list[readers.Sentence]] = {"kk": []}
    for source in readers.PUBLIC:
        for sentence in source.reader(options.data / source.path):
            if source.meaning == "kazakh" and readers.is_held_out(sentence):
                held["kk"].append(sentence)
            else:
                train.append((source, sentence))
    if options.own:
        for source in readers.OWN:
            for sentence in source.reader(HERE / "data" / source.path):
                train.append((source, sentence))
    held["twitter"] = list(readers.conll(options.data / "ner/parstwiner/dev.conll"))
    held["peyma"] = list(readers.conll(options.data / "ner/peyma/dev.conll"))
    held = {name: sentences for name, sentences in held.items() if sentences}

    vocabulary_file = options.work / "vocabulary.json"
    if not vocabulary_file.exists():
        texts = [" ".join(s.words) for _, s in train]
        texts += [line for path in (HERE / "data").glob("*.tsv") for line in path.open(encoding="utf-8")]
        vocabulary_file.write_text(json.dumps(vocabulary.prune(base, texts)))
    kept = json.loads(vocabulary_file.read_text())
    pieces = Pieces(vocabulary.save(base, kept, folder / "tokenizer.json"))
    say("pieces", len(kept), "sentences", len(train), {k: len(v) for k, v in held.items()}, device)

    def encode(source: readers.Source, sentence: readers.Sentence, chance: random.Random) -> Encoded:
        meaning = f"own-{source.language}" if source.meaning == "own" else source.meaning
        weight = source.weight * {"own": options.own, "kazakh": options.kazakh}.get(source.meaning, 1.0)
        guideline = readers.NEWS if chance.random() < options.blur else source.guideline
        ids, first = pieces.encode(sentence.words, guideline)
        return Encoded(ids, first, [MEANING[meaning](tag) for tag in sentence.tags[: len(first)]], weight)

    model = Tagger(len(kept), base, len(labels.TAGS), options.layers, options.dropout)
    load_base(model, base, kept)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    model.to(device).train()
    plain = [p for p in model.parameters() if p.ndim < 2]
    head = [model.head.weight]
    rest = [p for p in model.parameters() if p.ndim >= 2 and p is not model.head.weight]
    optimiser = torch.optim.AdamW(
        [
            {"params": rest, "weight_decay": 0.01, "scale": 1.0},
            {"params": plain, "weight_decay": 0.0, "scale": 1.0},
            {"params": head, "weight_decay": 0.0, "scale": 5.0},
        ],
        lr=options.rate,
        betas=(0.9, 0.98),
        fused=True,
    )
    state_file = folder / "state.pt"
    done, best, steps = 0, 0.0, 0
    if state_file.exists():
        state = torch.load(state_file, weights_only=False)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        done, best, steps = state["epoch"], state["best"], state["steps"]
        say("goes on after epoch", done)

    augmenter = Augmenter(train, options.swap)
    total = 0
    for epoch in range(done, options.epochs):
        chance = random.Random(options.seed * 1000 + epoch)
        torch.manual_seed(options.seed * 1000 + epoch)
        drawn = [
            (source, sentence)
            for source, sentence in train
            if chance.random() < (options.share if source.meaning == "own" else source.share * options.thin)
        ]
        encoded = [encode(source, augmenter.vary(source, sentence, chance), chance) for source, sentence in drawn]
        masks = torch.from_numpy(labels.masks()).to(device)
        plan = batches([len(e.ids) for e in encoded], options.tokens, chance)
        total = total or len(plan) * options.epochs
        began, seen, summed = time.time(), 0, 0.0
        for n, batch in enumerate(plan):
            rows = [encoded[i] for i in batch]
            ids, mask = padded([r.ids for r in rows])
            at = torch.tensor([(b, f) for b, r in enumerate(rows) for f in r.first])
            targets = torch.tensor([t for r in rows for t in r.targets], device=device)
            weights = torch.tensor([r.weight for r in rows for _ in r.first], device=device)
            with torch.autocast(device, dtype=torch.bfloat16):
                hidden = model.encoder(ids.to(device), mask.to(device))
            logits = model.head(hidden[at[:, 0], at[:, 1]].float())
            losses = logits.logsumexp(-1) - (logits + masks[targets]).logsumexp(-1)
            loss = (losses * weights).sum() / weights.sum()
            progress = min(1.0, steps / total)
            rate = options.rate * min(1.0, progress / 0.06 + 0.01) * (1.0 - progress)
            for group in optimiser.param_groups:
                group["lr"] = rate * group["scale"]
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            steps += 1
            seen += ids.numel()
            summed += loss.item()
            if n % 50 == 49:
                speed = seen / (time.time() - began)
                say(f"epoch {epoch} {n + 1}/{len(plan)} loss {summed / 50:.4f} {speed:.0f} pieces/s")
                summed = 0.0
        results = {
            name: evaluate(
                model, pieces, sentences, device, readers.TWEETS if name == "twitter" else readers.NEWS
            )
            for name, sentences in held.items()
        }
        for name, result in results.items():
            main_labels = ["PER", "LOC", "ORG", "ROLE"] if "kk" in name else ["PER", "LOC", "ORG"]
            say(f"epoch {epoch} {name}: {result.line(main_labels)}")
        mean = (
            results["kk"].f1(["PER", "LOC", "ORG", "ROLE"])[2] + results["twitter"].f1(["PER", "LOC", "ORG"])[2]
        ) / 2
        if mean >= best:
            best = mean
            torch.save(model.state_dict(), folder / "best.pt")
        torch.save(model.state_dict(), folder / "last.pt")
        state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1}
        # Stopped while it is written, the state before stays whole.
        unfinished = state_file.with_suffix(".part")
        torch.save({**state, "best": best, "steps": steps}, unfinished)
        unfinished.replace(state_file)
        say(f"epoch {epoch} took {time.time() - began:.0f} s, best {best:.4f}")


if __name__ == "__main__":
    main()
