"""Writes a checkpoint as `weights/`: int8 ONNX, tokenizer, config, checksums. `python export.py --run RUN`.

The graph is put together here from the fused operators of ONNX Runtime, not traced. It answers log probabilities of
the nine tags of `labels.OUTPUT` for every piece: the classes that only training tells apart are summed up inside it.

Weights are int8, one scale for each output; inputs of the maps are rounded as they come, 256 steps over the range of
a batch. A handful of channels would spoil that: behind the first norm of a layer one or two are ten times as large
as all others, behind the activation function one unit is, on the first and last piece of each sentence. The former
are divided by a constant before rounding and their weights multiplied by it; the latter go through a narrow map of
their own in fp32. Which ones they are is measured on the project's own sentences.
"""

import argparse
import hashlib
import json
import random
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

import labels
import readers
from base import Base, fetch, read
from model import Tagger
from train import HERE, Pieces, padded

SMOOTHED = 4
"""Channels behind the first norm that are scaled down to the size of the next one."""

APART = 8
"""Units behind the activation function that stay in fp32."""

CONTRIB = "com.microsoft"


def ranges(tagger: Tagger, pieces: Pieces, count: int = 300) -> list[dict[str, torch.Tensor]]:
    """For each layer the largest absolute value of each input of `up` and `down` on some of the own sentences."""
    sentences = [s for source in readers.OWN for s in source.reader(HERE / "data" / source.path)]
    found: list[dict[str, torch.Tensor]] = [{} for _ in tagger.encoder.layers]

    def watch(layer: int, name: str):
        def see(_module: torch.nn.Module, inputs: tuple[torch.Tensor]) -> None:
            largest = inputs[0].abs().flatten(0, 1).amax(0)
            known = found[layer].get(name)
            found[layer][name] = largest if known is None else torch.maximum(known, largest)

        return see

    hooks = [
        getattr(layer, name).register_forward_pre_hook(watch(i, name))
        for i, layer in enumerate(tagger.encoder.layers)
        for name in ("up", "down")
    ]
    with torch.no_grad():
        for sentence in random.Random(1).sample(sentences, count):
            # One at a time: padding has values of its own.
            tagger.encoder(*padded([pieces.encode(sentence.words)[0]]))
    for hook in hooks:
        hook.remove()
    return found


class Graph:
    """Collects nodes and constants; a method for each kind of node answers the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, inputs: list[str], name: str, domain: str = "", outputs: int = 1, **settings) -> str:
        names = [name, *(f"{name}.{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(operator, inputs, names, name=name, domain=domain, **settings))
        return name

    def rows(self, name: str, values: np.ndarray) -> tuple[str, str]:
        """A table in int8 with one scale a row: its steps and its scales."""
        steps, scales = rounded(values)
        return self.constant(name, steps), self.constant(f"{name}.scale", scales[:, None])

    def map(self, name: str, weight: np.ndarray, bias: np.ndarray) -> list[str]:
        """Constants of a linear map in int8, `weight` as PyTorch has it: steps, scales, bias."""
        steps, scales = rounded(weight)
        return [
            self.constant(f"{name}.weight", steps.T),
            self.constant(f"{name}.weight.scale", scales),
            self.constant(f"{name}.bias", bias),
        ]

    def linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        steps, scales, shift = self.map(name, weight, bias)
        return self.node("DynamicQuantizeMatMul", [x, steps, scales, "", shift], name, CONTRIB)

    def norm(self, x: str, added: str, name: str, weight: np.ndarray, bias: np.ndarray, epsilon: float) -> str:
        """LayerNorm of a sum. The fused operator for it (SkipLayerNormalization) takes six times as long."""
        constants = [self.constant(f"{name}.weight", weight), self.constant(f"{name}.bias", bias)]
        total = self.node("Add", [x, added], f"{name}.sum")
        return self.node("LayerNormalization", [total, *constants], name, axis=-1, epsilon=epsilon)


def rounded(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 steps of each row, and its scale."""
    scales = np.maximum(np.abs(weight).max(1), 1e-12).astype(np.float32) / 127
    return np.round(weight / scales[:, None]).astype(np.int8), scales


def build(tagger: Tagger, base: Base, seen: list[dict[str, torch.Tensor]]) -> onnx.ModelProto:
    """The graph of a tagger; `seen` is what `ranges` answers."""
    state = {name: values.float().numpy() for name, values in tagger.state_dict().items()}
    graph = Graph()
    hidden = base.hidden

    def constant(name: str) -> str:
        return graph.constant(name, state[name])

    size = graph.node("Shape", ["input_ids"], "size")
    second = [graph.constant("one", np.array([1])), graph.constant("two", np.array([2]))]
    length = graph.node("Slice", [size, *second], "length")
    split = graph.constant("split", np.array([base.heads, hidden // base.heads]))
    whole = graph.node("Concat", [size, split], "whole", axis=0)
    flat = graph.constant("flat", np.array([-1, hidden]))
    # 0 for what is there, -10000 for padding: [batch, 1, 1, pieces]
    there = graph.node("Cast", ["attention_mask"], "there", to=TensorProto.FLOAT)
    axes = graph.constant("axes", np.array([1, 2]))
    absent = graph.node("Sub", [there, graph.constant("present", np.array(1, dtype=np.float32))], "absent")
    mask = graph.node("Mul", [absent, graph.constant("far", np.array(1e4, dtype=np.float32))], "far.away")
    mask = graph.node("Unsqueeze", [mask, axes], "mask")

    def looked_up(name: str, pick) -> str:
        steps, scales = graph.rows(name, state[name])
        values = graph.node("Cast", [pick(steps, f"{name}.picked")], f"{name}.real", to=TensorProto.FLOAT)
        return graph.node("Mul", [values, pick(scales, f"{name}.scale.picked")], f"{name}.scaled")

    words = looked_up("encoder.words.weight", lambda table, name: graph.node("Gather", [table, "input_ids"], name))
    zero = graph.constant("zero", np.array([0]))
    positions = looked_up(
        "encoder.positions.weight", lambda table, name: graph.node("Slice", [table, zero, length], name)
    )

    def norm(x: str, added: str, name: str) -> str:
        return graph.norm(x, added, name, state[f"{name}.weight"], state[f"{name}.bias"], base.epsilon)

    x = graph.node("Reshape", [norm(words, positions, "encoder.norm"), flat], "embedded")
    for i, layer in enumerate(seen):
        name = f"encoder.layers.{i}"
        # One rounding for the three maps that read the same values.
        steps = graph.node("DynamicQuantizeLinear", [x], f"{name}.x", outputs=3)
        heads = []
        for letter, weight, bias in zip(
            "qkv", np.split(state[f"{name}.qkv.weight"], 3), np.split(state[f"{name}.qkv.bias"], 3), strict=True
        ):
            weights, scales, shift = graph.map(f"{name}.{letter}", weight, bias)
            inputs = [steps, weights, f"{steps}.1", scales, f"{steps}.2", "", shift]
            flat_head = graph.node("MatMulIntegerToFloat", inputs, f"{name}.{letter}", CONTRIB)
            parted = graph.node("Reshape", [flat_head, whole], f"{name}.{letter}.heads")
            heads.append(graph.node("Transpose", [parted], f"{name}.{letter}.turned", perm=[0, 2, 1, 3]))
        scale = (base.heads / hidden) ** 0.5
        scores = graph.node("FusedMatMul", heads[:2], f"{name}.scores", CONTRIB, transB=1, alpha=scale)
        scores = graph.node("Add", [scores, mask], f"{name}.masked")
        shares = graph.node("Softmax", [scores], f"{name}.shares", axis=-1)
        context = graph.node("MatMul", [shares, heads[2]], f"{name}.context.heads")
        context = graph.node("Transpose", [context], f"{name}.context.turned", perm=[0, 2, 1, 3])
        context = graph.node("Reshape", [context, flat], f"{name}.context")
        out = graph.linear(context, f"{name}.out", state[f"{name}.out.weight"], state[f"{name}.out.bias"])
        x = norm(x, out, f"{name}.norm")

        large, _ = layer["up"].sort(descending=True)
        divisor = (layer["up"] / large[SMOOTHED]).clamp_min(1.0).numpy()
        smooth = graph.node("Mul", [x, graph.constant(f"{name}.up.factor", 1 / divisor)], f"{name}.smooth")
        apart = layer["down"].argsort(descending=True)[:APART].sort().values.numpy()
        up, up_bias = state[f"{name}.up.weight"], state[f"{name}.up.bias"]
        down = state[f"{name}.down.weight"]
        few = [
            graph.constant(f"{name}.few.{end}", part)
            for end, part in (("up", up[apart].T), ("bias", up_bias[apart]), ("down", down[:, apart].T))
        ]
        up, up_bias, down = up.copy(), up_bias.copy(), down.copy()
        up[apart], up_bias[apart], down[:, apart] = 0, 0, 0
        wide = graph.linear(smooth, f"{name}.up", up * divisor, up_bias)
        wide = graph.node("Gelu", [wide], f"{name}.inner", CONTRIB)
        wide = graph.linear(wide, f"{name}.down", down, state[f"{name}.down.bias"])
        narrow = graph.node("Gemm", [x, *few[:2]], f"{name}.few")
        narrow = graph.node("Gelu", [narrow], f"{name}.few.inner", CONTRIB)
        x = norm(x, graph.node("Gemm", [narrow, few[2], wide], f"{name}.both"), f"{name}.last")

    head = graph.node("Gemm", [x, constant("head.weight"), constant("head.bias")], "head", transB=1)
    chances = graph.node("Softmax", [head], "chances", axis=-1)
    collapsed = graph.node("MatMul", [chances, graph.constant("collapse", labels.COLLAPSE)], "collapsed")
    least = graph.constant("least", np.array(1e-9, dtype=np.float32))
    logs = graph.node("Log", [graph.node("Clip", [collapsed, least], "clipped")], "logs")
    tags = graph.node("Concat", [size, graph.constant("tags", np.array([len(labels.OUTPUT)]))], "answer", axis=0)
    graph.node("Reshape", [logs, tags], "logits")

    def value(name: str, kind: int, *shape: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    made = helper.make_graph(
        graph.nodes,
        "tagger",
        [value(name, TensorProto.INT64, "batch", "pieces") for name in ("input_ids", "attention_mask")],
        [value("logits", TensorProto.FLOAT, "batch", "pieces", len(labels.OUTPUT))],
        graph.constants,
    )
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=sets, ir_version=8, producer_name="karenbek")


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
    tagger.eval()
    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    target = options.out / "onnx" / "model_quantized.onnx"
    pieces = Pieces(Tokenizer.from_file(str(options.run / "tokenizer.json")))
    onnx.save(build(tagger, base, ranges(tagger, pieces)), target)
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
