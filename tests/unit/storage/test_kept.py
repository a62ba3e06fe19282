"""The memory for what was read: bounded, and right for one stamp only."""

from concurrent.futures import ThreadPoolExecutor

from model.storage.kept_rows import Kept


def test_value_is_found_at_its_stamp_only() -> None:
    """Another stamp is another value."""
    kept = Kept(10)
    kept.keep("key", "first", "value")

    assert kept.find("key", "first") == "value"
    assert kept.find("key", "second") is None
    assert kept.find("other", "first") is None


def test_values_used_longest_ago_make_room() -> None:
    """The sizes together stay within the bound, and what is used stays."""
    kept = Kept(10)
    for name in "abc":
        kept.keep(name, 1, name, size=3)
    assert kept.find("a", 1) == "a"
    kept.keep("d", 1, "d", size=4)

    assert [kept.find(name, 1) for name in "abcd"] == ["a", None, "c", "d"]


def test_value_larger_than_the_bound_is_not_kept_and_takes_its_forerunner_along() -> None:
    """Nothing of an earlier stamp stays behind."""
    kept = Kept(10)
    kept.keep("key", 1, "small")
    kept.keep("key", 2, "large", size=11)
    kept.keep("other", 1, "other", size=10)

    assert kept.find("key", 1) is None
    assert kept.find("key", 2) is None
    assert kept.find("other", 1) == "other"


def test_many_threads_find_what_belongs_to_their_stamp() -> None:
    """No thread ever gets the value of another stamp."""
    kept = Kept(20)

    def work(seed: int) -> bool:
        found = []
        for turn in range(300):
            key, stamp = (seed + turn) % 30, turn % 3
            kept.keep(key, stamp, (key, stamp))
            found.append(kept.find(key, stamp) in (None, (key, stamp)))
        return all(found)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(4)))
