"""Features: what is known of them without the recogniser; with it they are compared in test_parity."""

import numpy as np
import pytest

from liftvoice_training.sound.feature_kinds import LOG_MEL, MFCC, FeatureKind
from liftvoice_training.sound.features import features


def tone(hz: float, seconds: float = 0.5) -> np.ndarray:
    return 3000 * np.sin(2 * np.pi * hz * np.arange(int(16000 * seconds)) / 16000)


@pytest.mark.parametrize("samples, frames", [(399, 0), (400, 1), (559, 1), (560, 2), (16000, 98)])
def test_a_frame_every_10_ms_that_is_25_ms_long(samples: int, frames: int) -> None:
    assert features(np.ones(samples), MFCC).shape == (frames, 40)


def test_a_higher_tone_is_in_a_higher_band() -> None:
    loudest = [int(features(tone(hz), LOG_MEL).mean(0).argmax()) for hz in (200, 500, 1200, 3000, 6000)]
    assert loudest == sorted(set(loudest))


def test_twice_as_loud_is_a_higher_first_coefficient_and_nothing_else() -> None:
    quiet, loud = features(tone(700), MFCC), features(2 * tone(700), MFCC)
    change = (loud - quiet).mean(0)
    assert change[0] == pytest.approx(np.sqrt(40) * np.log(4), abs=0.05)
    assert np.abs(change[1:]).max() < 0.05


@pytest.mark.parametrize("kind", [MFCC, LOG_MEL])
def test_the_mean_of_the_samples_plays_no_part(kind: FeatureKind) -> None:
    np.testing.assert_allclose(features(tone(700) + 500, kind), features(tone(700), kind), atol=0.02)


def test_moved_formants_move_the_bands_up() -> None:
    plain, moved = (features(tone(1500), LOG_MEL, factor).mean(0).argmax() for factor in (1.0, 1.2))
    assert moved > plain
