"""Which features a network takes: those of the trunk, or plain bands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FeatureKind:
    name: str
    low_hz: float
    high_hz: float
    cosine_transform: bool


MFCC = FeatureKind("mfcc", 20.0, 7600.0, cosine_transform=True)
LOG_MEL = FeatureKind("log-mel", 60.0, 7600.0, cosine_transform=False)
