"""The transition model of phones with one state each, as `chain` models have it.

To enter a phone and to stay in it are two outputs of the network.
"""

import math

from .writer import KaldiWriter


def write_transition_model(writer: KaldiWriter, outputs: list[tuple[int, int]]) -> None:
    """outputs: (enter, stay) columns of the network for phones 1, 2, 3 ..."""
    phones = len(outputs)
    writer.token("<TransitionModel>")
    writer.token("<Topology>")
    writer.int_vector(list(range(1, phones + 1)))
    writer.int_vector([-1] + [0] * phones)
    writer.int32(-1)  # staying has an output of its own
    writer.int32(1)
    writer.int32(2)
    for value in (0, 1, 2):  # class of entering, class of staying, two arcs
        writer.int32(value)
    for target in (0, 1):
        writer.int32(target)
        writer.float32(0.5)
    for value in (-1, -1, 0):  # the last state emits nothing and has no arcs
        writer.int32(value)
    writer.token("</Topology>")
    writer.token("<Tuples>")
    writer.int32(phones)
    for phone, (enter, stay) in enumerate(outputs, 1):
        for value in (phone, 0, enter, stay):
            writer.int32(value)
    writer.token("</Tuples>")
    writer.token("<LogProbs>")
    writer.vector([0.0] + [math.log(0.5)] * (2 * phones))
    writer.token("</LogProbs>")
    writer.token("</TransitionModel>")
