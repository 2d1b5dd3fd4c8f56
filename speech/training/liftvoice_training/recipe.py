"""The recipe (`recipe.toml`): which sets are made, how they are mixed into caches, what each network learns from."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from .languages.phone_table import Language
from .workplace import PACKAGE

Kind = Literal["transfer", "whole", "scratch"]
"""New layers and the upper ones of the trunk; these and all of the trunk; a network without trunk."""
T = TypeVar("T")


class RecipeError(ValueError):
    """The message names the file and the entry."""


@dataclass(frozen=True)
class OtherVoices:
    of: str
    recorded: Literal["m", "f"]
    copies: int
    every: int
    seed: int


@dataclass(frozen=True)
class HigherVoices:
    sets: list["Ingredient"]
    seed: int


@dataclass(frozen=True)
class Phrases:
    voices: list[str]
    count: int
    seed: int


@dataclass(frozen=True)
class Synthetic:
    language: Language
    count: int
    seed: int


@dataclass(frozen=True)
class Ingredient:
    set: str
    every: int = 1
    copies: int = 1


@dataclass(frozen=True)
class Mixture:
    language: Language
    seed: int
    sets: list[Ingredient]


@dataclass(frozen=True)
class NetworkPlanning:
    kind: Kind
    languages: list[Language]
    rate: float
    batch_frames: int
    materials: dict[str, float]
    """Share of the utterances of each cache"""
    development: list[str]
    unfreeze: int | None = None
    """First layer of the trunk that learns; None: the new layers only"""
    trunk_share: float = 0.0
    """Of the rate, for layers of the trunk"""
    together: bool = False
    """Its languages are weighed against each other, as one graph of all of them does it."""
    size: dict[str, int] = field(default_factory=dict)
    """Of a network from scratch: width, neck and front, in values a frame"""

    @property
    def caches(self) -> list[str]:
        return [*self.materials, *self.development]


@dataclass(frozen=True)
class Recipe:
    path: Path
    voices: dict[str, OtherVoices] = field(default_factory=dict)
    higher: dict[str, HigherVoices] = field(default_factory=dict)
    phrases: dict[str, Phrases] = field(default_factory=dict)
    synthetic: dict[str, Synthetic] = field(default_factory=dict)
    neural: dict[str, Synthetic] = field(default_factory=dict)
    caches: dict[str, Mixture] = field(default_factory=dict)
    networks: dict[str, NetworkPlanning] = field(default_factory=dict)

    def of_name(self, table: dict[str, T], name: str) -> T:
        """Raises RecipeError where the recipe has no such entry."""
        if name not in table:
            raise RecipeError(f"{self.path}: there is no '{name}'; use one of {', '.join(sorted(table))}")
        return table[name]


def read_recipe(path: Path = PACKAGE / "recipe.toml") -> Recipe:
    with path.open("rb") as stream:
        try:
            text = tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise RecipeError(f"{path}: {error}") from error
    return Recipe(
        path,
        voices=_entries(path, text, "voices", OtherVoices),
        higher=_entries(path, text, "higher", _higher),
        phrases=_entries(path, text, "phrases", Phrases),
        synthetic=_entries(path, text, "synthetic", Synthetic),
        neural=_entries(path, text, "neural", Synthetic),
        caches=_entries(path, text, "caches", _mixture),
        networks=_entries(path, text, "networks", NetworkPlanning),
    )


def _mixture(sets: list[dict[str, Any]], **fields: Any) -> Mixture:
    return Mixture(sets=[Ingredient(**entry) for entry in sets], **fields)


def _higher(sets: list[dict[str, Any]], **fields: Any) -> HigherVoices:
    return HigherVoices(sets=[Ingredient(**entry) for entry in sets], **fields)


def _entries(path: Path, text: dict[str, Any], table: str, make: Any) -> dict[str, Any]:
    entries = {}
    for name, fields in text.get(table, {}).items():
        try:
            entries[name] = make(**fields)
        except TypeError as error:
            problem = str(error).split("() ", 1)[-1]
            raise RecipeError(f"{path}: {table}.{name}: {problem}") from error
    return entries
