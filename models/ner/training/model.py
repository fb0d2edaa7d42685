"""The token classifier: the base's encoder with a pruned embedding, and one linear layer on each word's first piece."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from base import Base


def drop(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask for all pieces of a sentence: as good here, and far cheaper to draw."""
    if not training or rate == 0:
        return x
    kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= rate
    return x * (kept.to(x.dtype) / (1 - rate))


class Layer(nn.Module):
    """One post-LayerNorm transformer layer, as in BERT."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=epsilon)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.last = nn.LayerNorm(hidden, eps=epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = (
            part.reshape(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        # Written out: the fused kernel's backward pass takes a third of the whole step on a CPU.
        scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(hidden // self.heads)) + bias.to(q.dtype)
        context = scores.softmax(-1) @ v
        context = context.transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm(x + drop(self.out(context), self.dropout, self.training))
        inner = functional.gelu(self.up(x))
        return self.last(x + drop(self.down(inner), self.dropout, self.training))


class Encoder(nn.Module):
    """Embedding and layers; `ids` and `mask` are [batch, pieces], the result [batch, pieces, hidden]."""

    def __init__(self, rows: int, base: Base, layers: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(rows, base.hidden)
        self.positions = nn.Embedding(base.positions, base.hidden)
        self.norm = nn.LayerNorm(base.hidden, eps=base.epsilon)
        self.layers = nn.ModuleList(
            Layer(base.hidden, base.heads, base.inner, base.epsilon, dropout) for _ in range(layers)
        )
        self.dropout = dropout

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(at)[None])
        x = drop(x, self.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Tagger(nn.Module):
    """Encoder and head; logits [batch, pieces, tags] over the tags of `labels.TAGS`."""

    def __init__(self, rows: int, base: Base, tags: int, layers: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(rows, base, layers, dropout)
        self.head = nn.Linear(base.hidden, tags)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.head(drop(self.encoder(ids, mask), self.encoder.dropout, self.training))


def load_base(model: Tagger, base: Base, kept: list[int]) -> None:
    """Copies the base's tensors; row i of the embedding is row `kept[i]` of the base's."""

    def tensor(name: str, *shape: int) -> Tensor:
        return torch.from_numpy(base.tensors[name]).reshape(*shape)

    h, inner = base.hidden, base.inner
    with torch.no_grad():
        encoder = model.encoder
        encoder.words.weight.copy_(tensor("emb.word", -1, h)[kept])
        # There is one token type; its row is added to the positions once and for all.
        encoder.positions.weight.copy_(tensor("emb.pos", -1, h) + tensor("emb.type", -1, h)[0])
        encoder.norm.weight.copy_(tensor("emb.ln.w", h))
        encoder.norm.bias.copy_(tensor("emb.ln.b", h))
        for i, layer in enumerate(encoder.layers):
            name = f"l{i}."
            layer.qkv.weight.copy_(torch.cat([tensor(f"{name}{p}.w", h, h) for p in "qkv"]))
            layer.qkv.bias.copy_(torch.cat([tensor(f"{name}{p}.b", h) for p in "qkv"]))
            layer.out.weight.copy_(tensor(name + "ao.w", h, h))
            layer.out.bias.copy_(tensor(name + "ao.b", h))
            layer.norm.weight.copy_(tensor(name + "aln.w", h))
            layer.norm.bias.copy_(tensor(name + "aln.b", h))
            layer.up.weight.copy_(tensor(name + "fi.w", inner, h))
            layer.up.bias.copy_(tensor(name + "fi.b", inner))
            layer.down.weight.copy_(tensor(name + "fo.w", h, inner))
            layer.down.bias.copy_(tensor(name + "fo.b", h))
            layer.last.weight.copy_(tensor(name + "oln.w", h))
            layer.last.bias.copy_(tensor(name + "oln.b", h))
