"""What the writer writes the reader reads, and it says where a file is none of its kind."""

import io
from pathlib import Path

import numpy as np
import pytest

from liftvoice_training.graph.phone_positions import PlacedPhones
from liftvoice_training.kaldi.network_reader import read_network
from liftvoice_training.kaldi.network_writer import write_acoustic_model
from liftvoice_training.kaldi.reader import KaldiFormatError, KaldiReader
from liftvoice_training.kaldi.writer import KaldiWriter
from liftvoice_training.network.transfer import TransferNetwork
from liftvoice_training.network.trunk import read_trunk


def written(bits: int, values: np.ndarray) -> KaldiReader:
    stream = io.BytesIO()
    KaldiWriter(stream).matrix(values, bits)
    return KaldiReader(stream.getvalue(), 2)


@pytest.mark.parametrize("bits, error", [(32, 0.0), (16, 2e-5), (8, 5e-3)])
def test_matrices_come_back_as_exactly_as_their_bits_allow(bits: int, error: float) -> None:
    values = np.random.default_rng(1).uniform(-1, 1, (7, 5)).astype(np.float32)
    np.testing.assert_allclose(written(bits, values).matrix(), values, atol=error)


def test_a_network_comes_back(transfer: TransferNetwork, tmp_path: Path) -> None:
    path = tmp_path / "final.mdl"
    write_acoustic_model(path, PlacedPhones(transfer.out.phones).outputs(), transfer.plan(), transfer.context, bits=32)
    stored = read_network(path)
    assert (stored.left_context, stored.right_context) == (34, 28)
    np.testing.assert_array_equal(stored.components["t1"]["LinearParams"], transfer.base.first.lin.weight.detach())
    assert stored.components["t5r"]["type"] == "RectifiedLinearComponent"


def test_a_file_that_ends_early_is_told(tmp_path: Path, transfer: TransferNetwork) -> None:
    path = tmp_path / "final.mdl"
    write_acoustic_model(path, PlacedPhones(transfer.out.phones).outputs(), transfer.plan(), transfer.context)
    path.write_bytes(path.read_bytes()[:-20000])
    with pytest.raises(KaldiFormatError, match="the file ends at byte"):
        read_network(path)


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "final.mdl"
    path.write_bytes(b"\0B<TransitionModel> ")
    with pytest.raises(KaldiFormatError, match="no nnet3 network"):
        read_network(path)


def test_another_model_than_the_trunk_is_refused(transfer: TransferNetwork, tmp_path: Path) -> None:
    path = tmp_path / "final.mdl"
    write_acoustic_model(path, PlacedPhones(transfer.out.phones).outputs(), transfer.plan(), transfer.context)
    with pytest.raises(ValueError, match="not the acoustic model of vosk-model-small-ko"):
        read_trunk(path)
