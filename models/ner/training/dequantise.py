"""Reads the published int8 weights back into a checkpoint: `python dequantise.py WORK`.

Writes `WORK/dequantised.pt`, to go on training from (`train.py --start`), and `WORK/vocabulary.json`, so that the
pieces stay those of `weights/tokenizer.json`. What int8 lost stays lost: a tenth of a point in fp32.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import labels
from base import fetch, read
from model import Tagger

WEIGHTS = Path(__file__).parent.parent / "weights"


def parameters(graph: onnx.GraphProto) -> dict[str, torch.Tensor]:
    """Parameters of `model.Tagger` by name, in fp32: what `export.build` wrote, taken back."""
    stored = {i.name: numpy_helper.to_array(i).astype(np.float32) for i in graph.initializer}
    found = {name: stored[name] for name in stored if name.endswith((".bias", "norm.weight", "last.weight"))}
    found["head.weight"] = stored["head.weight"]
    for name in ("encoder.words.weight", "encoder.positions.weight"):
        found[name] = stored[name] * stored[f"{name}.scale"]

    def real(name: str) -> np.ndarray:
        """Weight of a linear map as PyTorch has it."""
        return stored[f"{name}.weight"].T * stored[f"{name}.weight.scale"][:, None]

    for layer in [name.removesuffix(".few.up") for name in stored if name.endswith(".few.up")]:
        # Units that stay in fp32 are zero in the wide map.
        units = np.flatnonzero((stored[f"{layer}.up.weight"] == 0).all(0))
        for end in ("weight", "bias"):
            parts = [real(f"{layer}.{p}") if end == "weight" else found.pop(f"{layer}.{p}.bias") for p in "qkv"]
            found[f"{layer}.qkv.{end}"] = np.concatenate(parts)
        up = real(f"{layer}.up") * stored[f"{layer}.up.factor"]
        down = real(f"{layer}.down")
        up[units] = stored[f"{layer}.few.up"].T
        down[:, units] = stored[f"{layer}.few.down"].T
        found[f"{layer}.up.bias"] = found[f"{layer}.up.bias"].copy()
        found[f"{layer}.up.bias"][units] = found.pop(f"{layer}.few.bias")
        found |= {f"{layer}.up.weight": up, f"{layer}.down.weight": down, f"{layer}.out.weight": real(f"{layer}.out")}
    return {name: torch.from_numpy(np.array(values)) for name, values in found.items()}


def main() -> None:
    work = Path(sys.argv[1])
    work.mkdir(parents=True, exist_ok=True)
    base = read(fetch(work / "base"))
    tagger_pieces = json.loads((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    place = {piece: i for i, piece in enumerate(base.pieces)}
    state = parameters(onnx.load(WEIGHTS / "onnx" / "model_quantized.onnx").graph)
    Tagger(len(tagger_pieces), base, len(labels.TAGS)).load_state_dict(state)
    torch.save(state, work / "dequantised.pt")
    (work / "vocabulary.json").write_text(json.dumps([place[piece] for piece, _ in tagger_pieces]))


if __name__ == "__main__":
    main()
