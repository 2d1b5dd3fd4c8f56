"""Networks: their frames, their languages, what learns."""

import numpy as np
import torch

from liftvoice_training.languages.phone_table import OF_LANGUAGE
from liftvoice_training.network.scratch import ScratchNetwork
from liftvoice_training.network.transfer import TransferNetwork, WholeNetwork
from liftvoice_training.network.trunk import RIGHT_CONTEXT, UPPER_CONTEXT, padded


def test_every_third_frame_has_outputs(scratch: ScratchNetwork, transfer: TransferNetwork) -> None:
    for frames in (50, 51, 52):
        features = np.random.default_rng(frames).standard_normal((frames, 40)).astype(np.float32)
        stored = transfer.base.lower(torch.from_numpy(padded(features))[None])
        assert transfer(stored).shape[1] == transfer.output_frames(stored.shape[1]) == (frames + 2) // 3
        assert stored.shape[1] == (frames + 2) // 3 + 2 * UPPER_CONTEXT
        assert scratch(torch.from_numpy(features)[None]).shape[1] == scratch.output_frames(frames) == (frames + 2) // 3


def test_a_language_is_its_columns_of_all_outputs(transfer: TransferNetwork) -> None:
    stored = torch.randn(1, 30, 768)
    everything, english = transfer(stored), transfer(stored, "en")
    phones = transfer.out.phones
    assert english.shape[2] == 2 * len(OF_LANGUAGE["en"])
    for at, phone in enumerate(OF_LANGUAGE["en"]):
        k = phones.index(phone)
        torch.testing.assert_close(english[..., 2 * at : 2 * at + 2], everything[..., 2 * k : 2 * k + 2])


def test_finals_of_one_tone_share_what_they_learn(scratch: ScratchNetwork) -> None:
    before = scratch.out.matrix()[0].detach().clone()
    phones = scratch.out.phones
    weight, _ = scratch.out.matrix()
    weight[2 * phones.index("an1")].sum().backward()
    with torch.no_grad():
        scratch.out.weight -= 0.1 * scratch.out.weight.grad
    moved = (scratch.out.matrix()[0] - before).abs().sum(1) > 1e-6
    assert moved[2 * phones.index("ou1")] and moved[2 * phones.index("an4")]
    assert not moved[2 * phones.index("ou2")] and not moved[2 * phones.index("l")]


def test_only_unfrozen_layers_above_the_stored_one_learn(transfer: TransferNetwork) -> None:
    transfer.unfreeze(5)
    learning = {name.split(".")[1] for name, p in transfer.base.named_parameters() if p.requires_grad}
    assert learning == {str(layer - 2) for layer in range(8, 16)}


def test_the_whole_network_gives_what_the_stored_layer_led_to(transfer: TransferNetwork, whole: WholeNetwork) -> None:
    whole.load_state_dict(transfer.state_dict())
    for frames in (50, 51, 52):
        features = torch.randn(1, frames, 40)
        stored = transfer.base.lower(torch.from_numpy(padded(features[0].numpy()))[None])
        assert whole.output_frames(frames) == (frames + 2) // 3
        torch.testing.assert_close(whole(features, "en"), transfer(stored, "en"))


def test_all_of_the_trunk_may_learn_from_the_features_on(whole: WholeNetwork) -> None:
    whole.unfreeze(1)
    whole(torch.randn(1, 40, 40)).square().sum().backward()
    layers = [whole.base.first.lin, *(layer.a for layer in whole.base.f)]
    assert all(layer.weight.grad is not None and layer.weight.grad.abs().sum() > 0 for layer in layers)


def test_nothing_further_ahead_than_the_right_context_is_looked_at(whole: WholeNetwork) -> None:
    frames = torch.randn(1, 120, 40)
    later = frames.clone()
    later[:, 3 * 20 + RIGHT_CONTEXT + 1 :] += 1
    changed = (whole(frames) - whole(later)).abs().amax((0, 2)) > 0
    assert not changed[:21].any() and changed[21]
