"""What is sealed opens only with the key, in its place, unchanged."""

import base64
import multiprocessing
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from bot.settings import Settings
from bot.store.sealing import KeyUnusable, Sealer, Unsealable, load_key, sealer

KEY, OTHER = bytes(range(32)), bytes(32)


def encoded(key: bytes) -> str:
    return base64.b64encode(key).decode()


def test_what_was_sealed_is_opened_again_and_looks_different_every_time():
    sealer = Sealer(KEY)
    first, second = sealer.seal(b"Yamada", "guide:1"), sealer.seal(b"Yamada", "guide:1")
    assert first != second
    assert b"Yamada" not in first
    assert sealer.unseal(first, "guide:1") == sealer.unseal(second, "guide:1") == b"Yamada"


def test_a_record_that_was_changed_anywhere_is_not_opened():
    sealed = Sealer(KEY).seal(b"Yamada", "guide:1")
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(Unsealable):
            Sealer(KEY).unseal(bytes(changed), "guide:1")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01short", b"Yamada"])
def test_what_is_no_record_is_not_opened(sealed):
    with pytest.raises(Unsealable):
        Sealer(KEY).unseal(sealed, "guide:1")


def test_a_record_moved_to_another_row_is_not_opened():
    with pytest.raises(Unsealable, match="guide:2"):
        Sealer(KEY).unseal(Sealer(KEY).seal(b"Yamada", "guide:1"), "guide:2")


def test_another_key_does_not_open_it_and_the_operator_is_told_where_keys_are():
    with pytest.raises(Unsealable, match="MADOGUCHI_KEY"):
        Sealer(OTHER).unseal(Sealer(KEY).seal(b"Yamada", "guide:1"), "guide:1")


def test_after_a_change_of_keys_the_old_one_still_opens_and_the_new_one_seals():
    old = Sealer(KEY).seal(b"Yamada", "guide:1")
    both = Sealer(OTHER, (KEY,))
    assert both.unseal(old, "guide:1") == b"Yamada"
    assert Sealer(OTHER).unseal(both.seal(b"Yamada", "guide:1"), "guide:1") == b"Yamada"


def test_the_first_start_makes_a_key_for_its_owner_alone_and_later_ones_take_it(tmp_path):
    settings = Settings(var=tmp_path / "new")
    key = load_key(settings)
    assert stat.S_IMODE((tmp_path / "new/key").stat().st_mode) == 0o600
    assert load_key(settings) == key
    assert os.listdir(tmp_path / "new") == ["key"]


def _load(folder: str) -> bytes:
    return load_key(Settings(var=Path(folder)))


def test_processes_that_start_at_once_have_the_same_key(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert len(set(pool.map(_load, [str(tmp_path)] * 8))) == 1


def test_the_key_of_the_environment_counts_before_the_file(tmp_path):
    assert load_key(Settings(var=tmp_path, key=encoded(KEY))) == KEY
    assert not (tmp_path / "key").exists()


@pytest.mark.parametrize("key", ["not base64!", encoded(b"short"), encoded(bytes(33))])
def test_what_is_no_key_is_refused(tmp_path, key):
    with pytest.raises(KeyUnusable, match="MADOGUCHI_KEY"):
        load_key(Settings(var=tmp_path, key=key))


def test_a_key_that_others_may_read_is_refused(tmp_path):
    load_key(Settings(var=tmp_path))
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(KeyUnusable, match="chmod 600"):
        load_key(Settings(var=tmp_path))


def test_no_key_is_ever_shown():
    assert encoded(KEY) not in repr(Settings(key=encoded(KEY), old_keys=encoded(KEY)))


def test_the_old_keys_of_the_settings_open_what_they_sealed(tmp_path):
    older = f"{encoded(OTHER)}, {encoded(KEY)}"
    settings = Settings(var=tmp_path, key=encoded(bytes([7] * 32)), old_keys=older)
    for key in (KEY, OTHER):
        assert sealer(settings).unseal(Sealer(key).seal(b"Yamada", "guide:1"), "guide:1")


def test_a_broken_old_key_is_refused_by_name(tmp_path):
    with pytest.raises(KeyUnusable, match="MADOGUCHI_OLD_KEYS"):
        sealer(Settings(var=tmp_path, key=encoded(KEY), old_keys="broken!"))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not base64!", b"c2hvcnQ="])
def test_a_key_file_that_holds_no_key_is_refused_by_name_and_left_alone(tmp_path, content):
    file = tmp_path / "key"
    file.touch(0o600)
    file.write_bytes(content)
    with pytest.raises(KeyUnusable, match=str(file)):
        load_key(Settings(var=tmp_path))
    assert file.read_bytes() == content


def test_what_a_crash_left_behind_does_not_keep_the_next_start_from_making_a_key(tmp_path):
    (tmp_path / f"key.{os.getpid()}").touch()
    assert len(load_key(Settings(var=tmp_path))) == 32


def test_where_no_key_can_be_made_the_operator_is_told(tmp_path):
    (tmp_path / "var").touch()  # a file where the folder should be
    with pytest.raises(KeyUnusable, match="cannot be made or read"):
        load_key(Settings(var=tmp_path / "var"))


def test_threads_that_start_at_once_have_the_same_key(tmp_path):
    start = Barrier(8)

    def load(_: int) -> bytes:
        start.wait()
        return load_key(Settings(var=tmp_path))

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(load, range(8)))) == 1
    assert os.listdir(tmp_path) == ["key"]
