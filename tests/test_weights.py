"""What training added to a network comes back from its file, for the same version of the model only."""

import numpy as np
import pytest
from thinc.api import Linear, Relu, chain

from kg.errors import LanguageError
from kg.weights import add_differences, read_weights, save_differences


def network(seed):
    model = chain(Relu(4, 3), Linear(2, 4)).initialize()
    chance = np.random.default_rng(seed)
    for layer in model.layers:
        for name in layer.param_names:
            layer.set_param(name, chance.normal(size=layer.get_param(name).shape).astype("float32"))
    return model


def test_differences_give_back_the_trained_weights(tmp_path):
    bare, trained = network(1), read_weights(network(2))
    save_differences(tmp_path / "weights.npz", read_weights(bare), trained, "model 1.0")

    add_differences(tmp_path / "weights.npz", bare, "model 1.0")

    restored = read_weights(bare)
    assert restored.keys() == trained.keys()
    assert all(np.allclose(restored[key], trained[key], atol=2e-3) for key in trained)


def test_differences_of_another_version_are_refused(tmp_path):
    bare = network(1)
    before = read_weights(bare)
    save_differences(tmp_path / "weights.npz", before, read_weights(network(2)), "model 1.0")

    with pytest.raises(LanguageError, match=r"adds to model 1\.0, but the model installed is model 1\.1"):
        add_differences(tmp_path / "weights.npz", bare, "model 1.1")

    assert all((value == before[key]).all() for key, value in read_weights(bare).items())
