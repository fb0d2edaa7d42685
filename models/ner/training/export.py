"""Writes a checkpoint as `weights/`: int8 ONNX, tokenizer, config, checksums. `python export.py --run RUN`.

The graph answers log probabilities of the nine tags of `labels.OUTPUT` for every piece: the classes that only
training tells apart are summed up inside it.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

import labels
from base import fetch, read
from model import Tagger

HERE = Path(__file__).parent


class Exported(nn.Module):
    """The tagger with its classes collapsed; inputs as transformers.js names them."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        self.register_buffer("collapse", torch.from_numpy(labels.COLLAPSE))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        logits = self.tagger(input_ids, attention_mask)
        return (logits.softmax(-1) @ self.collapse).clamp_min(1e-9).log()


def quantise(plain: Path, target: Path) -> None:
    """int8 weights throughout. What the activation function leaves has a few large values, for which one scale a
    batch is too coarse: the maps that read it (`down`) get a scale for every 128 inputs, of the activations too.
    All other maps and the embedding are quantised per channel, with one dynamic scale for their input."""
    model = onnx.load(plain)
    others = [n.name for n in model.graph.node if n.op_type == "MatMul" and "/down/" not in n.name]
    fine = MatMulNBitsQuantizer(
        model, bits=8, block_size=128, is_symmetric=True, accuracy_level=4, nodes_to_exclude=others
    )
    fine.process()
    half_way = plain.with_name("half-way.onnx")
    onnx.save(fine.model.model, half_way)
    quantize_dynamic(half_way, target, per_channel=True, weight_type=QuantType.QInt8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of a training run")
    parser.add_argument("--work", type=Path, default=HERE / "work")
    parser.add_argument("--checkpoint", default="best.pt")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--out", type=Path, default=HERE.parent / "weights")
    options = parser.parse_args()

    base = read(fetch(options.work / "base"))
    state = torch.load(options.run / options.checkpoint, weights_only=True)
    rows = state["encoder.words.weight"].shape[0]
    tagger = Tagger(rows, base, len(labels.TAGS), options.layers)
    tagger.load_state_dict(state)
    exported = Exported(tagger).eval()
    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    target = options.out / "onnx" / "model_quantized.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.onnx"
        torch.onnx.export(
            exported,
            (torch.ones(2, 8, dtype=torch.int64), torch.ones(2, 8, dtype=torch.int64)),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in ("input_ids", "attention_mask", "logits")},
            opset_version=17,
            dynamo=False,
        )
        quantise(plain, target)
    shutil.copy(options.run / "tokenizer.json", options.out / "tokenizer.json")
    config = {
        "model_type": "bert",
        "architectures": ["BertForTokenClassification"],
        "hidden_size": base.hidden,
        "num_hidden_layers": options.layers,
        "num_attention_heads": base.heads,
        "intermediate_size": base.inner,
        "max_position_embeddings": base.positions,
        "vocab_size": rows,
        "id2label": {str(i): tag for i, tag in enumerate(labels.OUTPUT)},
        "label2id": {tag: i for i, tag in enumerate(labels.OUTPUT)},
    }
    (options.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    tokenizer = {"tokenizer_class": "PreTrainedTokenizerFast", "unk_token": "<unk>", "pad_token": "<pad>"}
    (options.out / "tokenizer_config.json").write_text(json.dumps(tokenizer, indent=2) + "\n", encoding="utf-8")
    names = ["config.json", "onnx/model_quantized.onnx", "tokenizer.json", "tokenizer_config.json"]
    sums = [f"{hashlib.sha256((options.out / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (options.out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, {rows} pieces")


if __name__ == "__main__":
    main()
