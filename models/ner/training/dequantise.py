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
MAPS = ("qkv", "out", "up", "head")


def parameters(graph: onnx.GraphProto) -> dict[str, torch.Tensor]:
    """Parameters of `model.Tagger` by name, in fp32."""
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def real(name: str) -> np.ndarray:
        """Values of a quantised tensor: one scale a tensor, or one a column."""
        steps = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
        return steps * stored[f"{name}_scale"].astype(np.float32)

    found: dict[str, np.ndarray] = {}
    for name, values in stored.items():
        if name.startswith("tagger.") and name.endswith((".weight", ".bias")):
            found[name.removeprefix("tagger.")] = values.astype(np.float32)
    for name in ("encoder.words.weight", "encoder.positions.weight"):
        found[name] = real(f"tagger.{name}")
    for node in graph.node:
        # «/tagger/encoder/layers.0/qkv/MatMul_quant»
        *path, _ = node.name.strip("/").split("/")
        name = ".".join(path[1:]) + ".weight"
        if node.op_type == "MatMulInteger" and path and path[-1] in MAPS:
            found[name] = real(node.input[1].removesuffix("_quantized")).T.copy()
        elif node.op_type == "MatMulNBits":
            blocks, scales = stored[node.input[1]], stored[node.input[2]]
            steps = blocks.astype(np.float32) - 128
            found[name] = (steps * scales.reshape(len(blocks), -1, 1)).reshape(len(blocks), -1).astype(np.float32)
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
