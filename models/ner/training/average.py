"""Averages checkpoints: `python average.py OUT WEIGHT=CHECKPOINT …`. Neighbouring epochs together err less than each."""

import sys
from pathlib import Path

import torch


def main() -> None:
    pairs = [argument.split("=", 1) for argument in sys.argv[2:]]
    total = sum(float(weight) for weight, _ in pairs)
    states = [(float(weight) / total, torch.load(path, weights_only=True)) for weight, path in pairs]
    mean = {name: sum(share * state[name] for share, state in states) for name in states[0][1]}
    torch.save(mean, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
