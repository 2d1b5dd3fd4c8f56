"""Exporter, graph and features together: libvosk gives a phrase the score that PyTorch gives it.

With 16 bits a weight, as models ship, PyTorch computes with what was read back from the file.
"""

from pathlib import Path

import numpy as np
import pytest

from liftvoice_training.graph.configuration import write_configuration
from liftvoice_training.graph.language_part import LanguagePart, UnknownSpeech
from liftvoice_training.graph.model_graph import write_graph
from liftvoice_training.graph.phone_positions import PlacedPhones
from liftvoice_training.kaldi.network_writer import write_acoustic_model
from liftvoice_training.languages.lexicon import Lexicon
from liftvoice_training.languages.mandarin_sounds import PHONES
from liftvoice_training.measuring.forced_phrase import outputs_of_samples, score
from liftvoice_training.measuring.parity import score_by_libvosk
from liftvoice_training.measuring.stored_weights import as_stored


@pytest.mark.parametrize("kind", ["scratch", "transfer"])
@pytest.mark.parametrize("bits", [32, 16])
@pytest.mark.parametrize("words", [["三"], ["三", "楼"]])
def test_libvosk_and_pytorch_agree(
    kind: str,
    bits: int,
    words: list[str],
    lexicon: Lexicon,
    sounds: list,
    model_folder: Path,
    request: pytest.FixtureRequest,
) -> None:
    network = request.getfixturevalue(kind)
    phones = network.out.phones
    stored = model_folder / "am" / "final.mdl"
    write_acoustic_model(stored, PlacedPhones(phones).outputs(), network.plan(), network.context, bits)
    write_configuration(model_folder, network.features)
    part = LanguagePart(lexicon, UnknownSpeech(PHONES, 0.0, 3.0), [["三", "楼"]])
    write_graph(model_folder, phones, {"zh": part})
    network = network if bits == 32 else as_stored(network, stored)
    for sound in sounds:
        samples = np.rint(sound * 32768)
        ours = score(outputs_of_samples(network, samples.astype(np.float32)), phones, words, lexicon)
        theirs = score_by_libvosk(model_folder, words, samples.astype(np.int16))
        assert theirs == pytest.approx(ours, abs=0.01)
