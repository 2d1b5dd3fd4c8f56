"""Writes `am/final.mdl`: a transition model, then a feed-forward network in nnet3's form."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from .transition_model import write_transition_model
from .writer import KaldiWriter


class NetworkPlan:
    """Nodes and components of a network in the order in which they are computed; methods give their node's name."""

    def __init__(self, input_dim: int) -> None:
        self.lines = [f"input-node name=input dim={input_dim}"]
        self.components: list[tuple[str, Callable[[KaldiWriter, int], None]]] = []
        self.width = {"input": input_dim}

    def affine(self, name: str, source: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """source: a node or a descriptor such as splice() gives; weight [outputs, inputs]."""

        def write(writer: KaldiWriter, bits: int) -> None:
            writer.token("<AffineComponent>")
            writer.token("<LearningRate>")
            writer.float32(0.001)
            writer.token("<LinearParams>")
            writer.matrix(weight, bits)
            writer.token("<BiasParams>")
            writer.vector(bias)
            writer.token("</AffineComponent>")

        return self._add(name, source, len(bias), write)

    def relu(self, name: str, source: str) -> str:
        width = self.width[source]

        def write(writer: KaldiWriter, _bits: int) -> None:
            writer.token("<RectifiedLinearComponent>")
            writer.token("<Dim>")
            writer.int32(width)
            for tag in ("<ValueAvg>", "<DerivAvg>"):
                writer.token(tag)
                writer.vector([])
            for tag in ("<Count>", "<NumDimsSelfRepaired>", "<NumDimsProcessed>"):
                writer.token(tag)
                writer.float64(0.0)
            writer.token("</RectifiedLinearComponent>")

        return self._add(name, source, width, write)

    def scale_offset(self, name: str, source: str, scale: np.ndarray, offset: np.ndarray) -> str:
        """scale * x + offset, as a batch norm whose statistics give just that; scale > 0."""
        epsilon = min(1e-3, 0.5 / float(np.max(scale)) ** 2)
        mean, variance = -np.asarray(offset) / scale, 1.0 / np.asarray(scale) ** 2 - epsilon

        def write(writer: KaldiWriter, _bits: int) -> None:
            writer.token("<BatchNormComponent>")
            for tag in ("<Dim>", "<BlockDim>"):
                writer.token(tag)
                writer.int32(len(scale))
            writer.token("<Epsilon>")
            writer.float32(epsilon)
            writer.token("<TargetRms>")
            writer.float32(1.0)
            writer.token("<TestMode>")
            writer.bool(True)
            writer.token("<Count>")
            writer.float64(1000.0)
            writer.token("<StatsMean>")
            writer.vector(mean)
            writer.token("<StatsVar>")
            writer.vector(variance)
            writer.token("</BatchNormComponent>")

        return self._add(name, source, len(scale), write)

    def sum(self, name: str, node: str, other: str, weight: float) -> str:
        """node + weight * other, with a node of its own."""
        width = self.width[node]

        def write(writer: KaldiWriter, _bits: int) -> None:
            writer.token("<NoOpComponent>")
            writer.token("<Dim>")
            writer.int32(width)
            writer.token("<BackpropScale>")
            writer.float32(1.0)
            writer.token("</NoOpComponent>")

        return self._add(name, f"Sum({node}, Scale({weight}, {other}))", width, write)

    def output(self, source: str) -> None:
        self.lines.append(f"output-node name=output input={source} objective=linear")

    def _add(self, name: str, source: str, width: int, write: Callable[[KaldiWriter, int], None]) -> str:
        self.lines.append(f"component-node name={name} component={name} input={source}")
        self.components.append((name, write))
        self.width[name] = width
        return name


def splice(node: str, offsets: list[int]) -> str:
    """Copies of a node's frames at these offsets (input frames), side by side."""
    parts = [f"Offset({node}, {offset})" if offset else node for offset in offsets]
    return parts[0] if len(parts) == 1 else f"Append({', '.join(parts)})"


def write_acoustic_model(
    path: Path, outputs: list[tuple[int, int]], plan: NetworkPlan, context: tuple[int, int], bits: int = 16
) -> None:
    """outputs: (enter, stay) columns of phones 1, 2 ...; context: frames left and right; bits: 8, 16, 32 a weight."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        writer = KaldiWriter(stream)
        write_transition_model(writer, outputs)
        writer.token("<Nnet3>")
        writer.raw("\n" + "".join(f"{line}\n" for line in plan.lines) + "\n")
        writer.token("<NumComponents>")
        writer.int32(len(plan.components))
        for name, write in plan.components:
            writer.token("<ComponentName>")
            writer.token(name)
            write(writer, bits)
        writer.token("</Nnet3>")
        for tag, frames in zip(("<LeftContext>", "<RightContext>"), context, strict=True):
            writer.token(tag)
            writer.int32(frames)
        writer.token("<Priors>")
        writer.vector([])
