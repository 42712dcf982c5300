"""An e-mail address has the form of one; slips of the hand are shown, not taken."""

import pytest

from bot.guides.answers.email import read_email, slips
from bot.guides.answers.heard import Accepted, Heard, Rejected


@pytest.mark.parametrize(
    "text",
    [
        "taro@example.com", "taro.yamada@example.co.jp", "taro+city@gmail.com",
        "t@city.example.jp", "taro_1@docomo.ne.jp", "taro..t@docomo.ne.jp", "taro.@docomo.ne.jp",
        "TARO@example.com", "a-b@x-y.org", "o'neill@example.com", "123@example.net",
        "taro@ezweb.ne.jp", "taro@icloud.com", "taro@yahoo.co.jp", "taro@outlook.jp",
    ],
)  # fmt: skip
def test_an_address_is_kept(text: str) -> None:
    assert read_email(Heard(text)) == Accepted(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("taro@EXAMPLE.com", "taro@example.com"),
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "taro@example.com"),
        ("taro @ example.com", "taro@example.com"),
        ("メールはtaro@example.comです", "taro@example.com"),
        ("my mail is taro@example.com.", "taro@example.com"),
        ("<taro@example.com>", "taro@example.com"),
        ("mailto:taro@example.com", "taro@example.com"),
        ("taroアットマークexampleドットcom", "taro@example.com"),
        ("taro(at)example(dot)com", "taro@example.com"),
    ],
)
def test_an_address_that_had_to_be_found_is_shown(text: str, address: str) -> None:
    assert read_email(Heard(text)) == Accepted(address, corrected=True)


SLIPS = [(wrong, right) for right, some in slips().domains.items() for wrong in some]


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        *SLIPS,
        ("example.con", "example.com"),
        ("gmail.con", "gmail.com"),
        ("gmial.con", "gmail.com"),
        ("example.cmo", "example.com"),
        ("example.co.jo", "example.co.jp"),
        ("docomo.ne.jpn", "docomo.ne.jp"),
        ("example.ner", "example.net"),
        ("GMIAL.COM", "gmail.com"),
    ],
)
def test_a_slip_gets_a_suggestion(domain: str, meant: str) -> None:
    assert read_email(Heard(f"taro@{domain}")) == Rejected("email_impossible", (f"taro@{meant}",))


@pytest.mark.parametrize(
    "text",
    [
        "taro", "taro@", "@example.com", "taro@example", "taro@localhost", "taro@@example.com",
        "ta ro", "taro@example..com", "taro..t@example.com", ".taro@example.com",
        "taro@-example.com", "taro@exa_mple.com", "太郎@example.com", "わかりません",
        "a@example.com b@example.com", "a@example.coma@example.com", "taro@[127.0.0.1]",
        "taro@127.0.0.1", "x" * 65 + "@example.com", "taro@" + "x" * 64 + ".com",
        "https://example.com", "taro@test", "taro@example.invalid", "090-1234-5678",
    ],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    assert read_email(Heard(text)) == Rejected("email_impossible")
