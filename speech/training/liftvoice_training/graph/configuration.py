"""The `conf/` files of a model folder: the decoder's options, and the features that the network was trained on."""

from pathlib import Path

from ..sound.feature_kinds import LOG_MEL, MFCC, FeatureKind

_MODEL = """--min-active=200
--max-active=3000
--beam=13.0
--lattice-beam=4.0
--phone-determinize=false
--acoustic-scale=1.0
--frame-subsampling-factor=3
--frames-per-chunk=21
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""
_FEATURES = {
    MFCC: (
        "mfcc.conf",
        "--sample-frequency=16000\n--use-energy=false\n--num-mel-bins=40\n--num-ceps=40\n--low-freq=20\n"
        "--high-freq=7600\n--dither=0.0\n--allow-upsample=true\n--allow-downsample=true\n",
    ),
    LOG_MEL: (
        "fbank.conf",
        "--sample-frequency=16000\n--num-mel-bins=40\n--low-freq=60\n--high-freq=-400\n--dither=0.0\n"
        "--allow-upsample=true\n--allow-downsample=true\n",
    ),
}


def write_configuration(model: Path, features: FeatureKind) -> None:
    """Leaves one feature file in the folder: libvosk would take mfcc.conf where there are two."""
    folder = model / "conf"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.conf").write_text(_MODEL)
    for kind, (name, text) in _FEATURES.items():
        if kind is features:
            (folder / name).write_text(text)
        else:
            (folder / name).unlink(missing_ok=True)
