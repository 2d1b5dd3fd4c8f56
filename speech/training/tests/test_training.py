"""Training on a few made utterances: it learns, it goes on where it stopped, it stops on time."""

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from liftvoice_training.languages.phone_table import OF_LANGUAGE, phones_of_languages
from liftvoice_training.learning.batches import Batches, Material
from liftvoice_training.learning.cache import Cache, CacheWriter
from liftvoice_training.learning.checkpoints import load_checkpoint, load_weights, mean_weights, save_checkpoint
from liftvoice_training.learning.curve import Curve, draw
from liftvoice_training.learning.language_model import SpokenLanguage, weigh_together
from liftvoice_training.learning.training import Schedule, Training
from liftvoice_training.network.criterion import lattice_free_mmi
from liftvoice_training.network.scratch import ScratchNetwork
from liftvoice_training.network.transfer import TransferNetwork
from liftvoice_training.recipe import RecipeError, read_recipe
from liftvoice_training.workplace import ENGLISH

TEXTS = ["san1 lou2", "kai1 men2", ""]


@pytest.fixture
def material(tmp_path: Path) -> Material:
    """60 utterances whose features tell one text from another."""
    r = np.random.default_rng(1)
    writer = CacheWriter(tmp_path / "made")
    for k in range(60):
        text = TEXTS[k % 3]
        shape = np.sin(np.arange(60)[:, None] / 5 + np.arange(40) * (1 + k % 3) / 7)
        writer.add(8 + 3 * shape * bool(text) + 0.3 * r.standard_normal((60, 40)), text, "nobody")
    writer.close()
    return Material("zh", Cache(tmp_path / "made", 40))


def training(tmp_path: Path, material: Material, minutes: float) -> tuple[Training, Batches]:
    torch.manual_seed(1)
    network = ScratchNetwork(["zh"], width=32, neck=12, front=24)
    network.fit_features(np.concatenate([material.cache[k] for k in range(9)]).astype(np.float32))
    spoken = {"zh": SpokenLanguage("zh", material.cache.texts, [])}
    schedule = Schedule(minutes, 2e-3, 0.0, bfloat16=False)
    batches = Batches(spoken, network.output_frames, 1200, seed=1)
    return Training(network, spoken, schedule, tmp_path / "small.pt", Curve(tmp_path / "small.curve.tsv")), batches


def test_it_learns_and_goes_on_where_it_stopped(tmp_path: Path, material: Material) -> None:
    lines: list[str] = []
    first, batches = training(tmp_path, material, minutes=0.02)
    first.run(batches.endless([material]), batches.all_of(material), lines.append)
    steps = load_checkpoint(tmp_path / "small.pt")["step"]
    second, batches = training(tmp_path, material, minutes=0.06)
    assert not second.is_over
    second.run(batches.endless([material]), batches.all_of(material), lines.append)
    assert load_checkpoint(tmp_path / "small.pt")["step"] > steps
    curve = Curve(tmp_path / "small.curve.tsv").read()["development zh"]
    assert curve[-1][1] < curve[0][1]
    draw({"small": Curve(tmp_path / "small.curve.tsv")}, tmp_path / "curve.png")
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")
    assert training(tmp_path, material, minutes=0.02)[0].is_over


def test_a_cache_appears_when_it_is_whole(tmp_path: Path) -> None:
    writer = CacheWriter(tmp_path / "made")
    writer.add(np.ones((5, 40)), "san1", "somebody")
    assert not (tmp_path / "made.npz").exists()
    writer.close()
    cache = Cache(tmp_path / "made", 40)
    assert (len(cache), cache.texts, cache.voices, cache[0].shape) == (1, ["san1"], ["somebody"], (5, 40))


def test_utterances_that_cannot_be_learnt_from_are_left_out(tmp_path: Path) -> None:
    writer = CacheWriter(tmp_path / "made")
    for text, frames in (("san1", 30), ("lift", 30), ("san1 lou2 san1 lou2", 12), ("san1", 1200)):
        writer.add(np.ones((frames, 40)), text, "somebody")
    writer.close()
    material = Material("zh", Cache(tmp_path / "made", 40))
    spoken = {"zh": SpokenLanguage("zh", ["san1"], [])}
    assert Batches(spoken, ScratchNetwork.output_frames, 1000, 1).usable(material).tolist() == [0]


def test_either_form_of_a_token_is_a_way_to_say_it() -> None:
    spoken = SpokenLanguage("zh", ["yi1"], [])
    index = {phone: k for k, phone in enumerate(OF_LANGUAGE["zh"])}
    assert spoken.ways("yi1|yi4") == [[index["y"], index["i1"]], [index["y"], index["i4"]]]


def test_several_languages_are_weighed_against_each_other() -> None:
    """The English outputs are as good a reason against 三 as the Mandarin ones, in whichever language it is said."""
    phones = phones_of_languages(["zh", "en"])
    zh, en = SpokenLanguage("zh", ["san1"], [], phones), SpokenLanguage("en", ["six"], [ENGLISH], phones)
    weigh_together([zh, en])
    assert zh.bigram is en.bigram
    entered = [float(zh.bigram.moves[0, phones.index(phone)]) for phone in ("s", "S")]
    assert min(entered) > 0.01
    outputs = torch.zeros(1, 20, 2 * len(phones))
    louder = outputs.clone()
    louder[..., 2 * phones.index("S") : 2 * phones.index("S") + 2] = 3.0
    lengths = torch.tensor([20])
    losses = [lattice_free_mmi(y, lengths, [zh.graph("san1")], zh.bigram).item() for y in (outputs, louder)]
    assert losses[1] > losses[0] + 0.1


def test_checkpoints_before_this_package_are_read(tmp_path: Path, scratch: ScratchNetwork) -> None:
    names = {"out.weight": "raw_w", "out.bias": "raw_b"}
    old = {names.get(name, name): value for name, value in scratch.state_dict().items()}
    save_checkpoint(tmp_path / "old.pt", state=old)
    fresh = ScratchNetwork(["zh"], width=48, neck=16, front=32)
    load_weights(fresh, tmp_path / "old.pt")
    torch.testing.assert_close(fresh.out.weight, scratch.out.weight)


def test_checkpoints_whose_last_layers_looked_ahead_are_read(tmp_path: Path, transfer: TransferNetwork) -> None:
    state = transfer.state_dict()
    weight = state["base.f.13.b.weight"].clone()
    save_checkpoint(tmp_path / "old.pt", state={**state, "base.f.13.b.weight": torch.cat([weight - 1, weight + 1], 1)})
    load_weights(transfer, tmp_path / "old.pt")
    torch.testing.assert_close(transfer.base.layer(15).b.weight.data, 2 * weight)


def test_the_recipe_names_only_what_it_makes() -> None:
    recipe = read_recipe()
    for plan in recipe.networks.values():
        assert set(plan.caches) <= set(recipe.caches)


@pytest.mark.parametrize(
    "text, problem",
    [
        ("[networks.first]\nkind = 'transfer'", "networks.first: missing"),
        ("[voices.x]\nof = 'y'\ncolour = 1", "voices.x: got an unexpected keyword argument 'colour'"),
        ("[networks", "recipe.toml: "),
    ],
)
def test_a_bad_recipe_is_told_with_its_entry(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(RecipeError, match=problem):
        read_recipe(path)


def test_draws_follow_the_seed(material: Material) -> None:
    spoken = {"zh": SpokenLanguage("zh", material.cache.texts, [])}
    r = random.Random(1)
    seeds = [r.randint(0, 9)] * 2
    drawn = [next(Batches(spoken, ScratchNetwork.output_frames, 1200, seed).endless([material])) for seed in seeds]
    torch.testing.assert_close(drawn[0].inputs, drawn[1].inputs)


def test_the_mean_of_networks_of_one_form(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 4.0)):
        save_checkpoint(tmp_path / f"{name}.pt", state={"weight": torch.full((2, 2), value), "seen": torch.tensor(3)})
    mean = mean_weights([tmp_path / "a.pt", tmp_path / "b.pt"])
    assert mean["weight"].tolist() == [[2.5, 2.5], [2.5, 2.5]] and mean["seen"].item() == 3
    save_checkpoint(tmp_path / "other.pt", state={"weight": torch.ones(3)})
    with pytest.raises(ValueError, match=r"other\.pt is a network of another form than .*a\.pt"):
        mean_weights([tmp_path / "a.pt", tmp_path / "other.pt"])


def test_of_fewer_people_the_first_of_more(tmp_path: Path) -> None:
    writer = CacheWriter(tmp_path / "made")
    for voice in ("anna", "ben", "carla", "nobody", "ben"):
        writer.add(np.ones((30, 40)), "" if voice == "nobody" else "san1", voice)
    writer.close()
    cache = Cache(tmp_path / "made", 40)
    one, two, everybody = (Material("zh", cache, people=people).voices for people in (1, 2, None))
    assert (len(one), len(two), len(everybody)) == (2, 3, 4) and one < two < everybody
    spoken = {"zh": SpokenLanguage("zh", ["san1"], [])}
    usable = Batches(spoken, ScratchNetwork.output_frames, 1000, 1).usable(Material("zh", cache, people=1))
    assert {cache.voices[k] for k in usable} == one


def test_voices_that_are_left_out_by_the_beginnings_of_their_names(tmp_path: Path) -> None:
    writer = CacheWriter(tmp_path / "made")
    for voice in ("dsp-s02", "dsp-s03", "wang", "nobody"):
        writer.add(np.ones((30, 40)), "", voice)
    writer.close()
    cache = Cache(tmp_path / "made", 40)
    assert Material("en", cache, without=("dsp-", "tan")).voices == {"wang", "nobody"}
    assert len(Material("en", cache).voices) == 4
