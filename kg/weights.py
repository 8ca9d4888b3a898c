"""Network of a model + differences -> the network with the weights that training gave it.

A file holds what training added to each parameter of the network, by the number of its layer, in half precision, and the name and
version of the model that it belongs to, because what was added to one model means nothing for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import LanguageError

Weights = dict[str, NDArray[np.float32]]
VERSION = "version"


def read_weights(network: Any) -> Weights:
    """Return a copy of every parameter of a network (thinc), by the number of its layer and its name."""
    return {key: layer.get_param(name).copy() for key, layer, name in _parameters(network)}


def write_weights(network: Any, weights: Mapping[str, NDArray[np.float32]]) -> None:
    """Set the parameters of a network."""
    for key, layer, name in _parameters(network):
        layer.set_param(name, weights[key])


def save_differences(path: Path, before: Weights, after: Weights, version: str) -> None:
    """Write what training added, compressed; the same weights give the same bytes."""
    added = {key: (after[key] - before[key]).astype(np.float16) for key in sorted(before)}
    np.savez_compressed(path, allow_pickle=False, **added, version=np.array(version))


def add_differences(path: Path, network: Any, version: str) -> None:
    """Add to a network what training taught it; raise LanguageError where the file belongs to another version of the model."""
    with np.load(path) as added:
        if str(added[VERSION]) != version:
            raise LanguageError(f"{path.name} adds to {added[VERSION]}, but the model installed is {version}; install the former")
        write_weights(network, {key: value + added[key].astype(np.float32) for key, value in read_weights(network).items()})


def _parameters(network: Any) -> Iterator[tuple[str, Any, str]]:
    for number, layer in enumerate(network.walk()):
        yield from ((f"{number}.{name}", layer, name) for name in sorted(layer.param_names) if layer.has_param(name))
