"""Reads the network of an acoustic model (`am/final.mdl`): components by name, and how far it looks around a frame."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .reader import KaldiFormatError, KaldiReader

Component = dict[str, "np.ndarray | list[int] | float | bool | str | None"]


@dataclass(frozen=True)
class StoredNetwork:
    components: dict[str, Component]
    left_context: int
    """Input frames before the one that is judged."""
    right_context: int


def read_network(path: Path) -> StoredNetwork:
    """Raises KaldiFormatError; only the component types of chain TDNN-F models are understood."""
    data = path.read_bytes()
    start = data.find(b"<NumComponents>")
    if b"<Nnet3>" not in data or start < 0:
        raise KaldiFormatError(f"{path}: no nnet3 network in it")
    reader = KaldiReader(data, start)
    reader.expect("<NumComponents>")
    components = {}
    for _ in range(reader.int32()):
        reader.expect("<ComponentName>")
        name = reader.token()
        components[name] = _read_component(reader)
    reader.expect("</Nnet3>")
    reader.expect("<LeftContext>")
    left = reader.int32()
    reader.expect("<RightContext>")
    return StoredNetwork(components, left, reader.int32())


def _read_component(reader: KaldiReader) -> Component:
    """Fields are told apart by their tags; a tag without a value stands for itself."""
    kind = reader.token()
    component: Component = {"type": kind[1:-1]}
    while (tag := reader.token()) != f"</{kind[1:]}":
        component[tag[1:-1]] = _read_field(reader, tag[1:-1])
    return component


def _read_field(reader: KaldiReader, name: str) -> "np.ndarray | list[int] | float | bool | None":
    if name in ("LinearParams", "Params"):
        return reader.matrix()
    if name == "TimeOffsets":
        return reader.int_vector()
    following = reader.next_bytes(2)
    if following[:1] in (b"\x04", b"\x08"):
        number = reader.number()
        if reader.next_bytes(1) in (b"\x04", b"\x08"):  # pairs, as of AlphaInOut
            reader.number()
        return number
    if following in (b"FV", b"DV"):
        return reader.vector()
    return None if following[:1] == b"<" else reader.bool()
