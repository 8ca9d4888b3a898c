"""Things on a shelf: in the order of their keys, each the last that was put there, none in memory."""

import pytest

from kg.shelf import Shelf


def test_a_shelf_gives_what_was_put_last_in_the_order_of_the_keys():
    with Shelf[tuple[int, ...]]() as shelf:
        for key, thing in (("b", (1,)), ("a", (2, 3)), ("b", (4,))):
            shelf.put(key, thing)

        assert dict(shelf) == {"a": (2, 3), "b": (4,)}
        assert (list(shelf), len(shelf)) == (["a", "b"], 2)


def test_things_may_be_put_while_others_are_looked_up():
    with Shelf[str]() as shelf:
        shelf.put("a", "x" * 100_000)
        found = shelf["a"]
        shelf.put("b", "y")

        assert (shelf["b"], shelf["a"]) == ("y", found)


def test_a_thing_comes_back_equal_and_not_the_same():
    thing = ("Lens", frozenset(("a", "b")))
    with Shelf[tuple[str, frozenset[str]]]() as shelf:
        shelf.put("a", thing)

        assert shelf["a"] == thing
        assert shelf["a"] is not shelf["a"]


def test_a_key_that_was_not_put_is_missing():
    with Shelf[int]() as shelf, pytest.raises(KeyError):
        shelf["a"]
