"""Every message has words in every language and mode, with all facts and no braces."""

from itertools import product

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from bot.catalogue.texts import PLACEHOLDER
from bot.catalogue.vocabulary import Facet
from bot.l10n.translations import load_translations
from bot.messages import Choice, Kind, Message
from bot.render.furigana import with_furigana
from bot.render.rendered import Mode, Reader
from bot.render.renderer import Renderer

MODES = [frozenset(), frozenset({Mode.PLAIN, Mode.FURIGANA})]


@pytest.mark.parametrize("modes", MODES)
def test_every_facet_of_every_procedure_renders_in_every_language(
    renderer: Renderer, modes: frozenset[Mode]
) -> None:
    for procedure, facet, locale in product(
        renderer.catalogue.procedures, Facet, [*renderer.languages, "de", "xx"]
    ):
        home = renderer.catalogue.home.id
        message = Message(kind=Kind.ANSWER, procedure=procedure, facet=facet, municipality=home)
        rendered = renderer.render(message, Reader(locale=locale, modes=modes))
        assert "{" not in rendered.text, (procedure, facet, locale)
        assert "duration-" not in rendered.text, (procedure, facet, locale)
        assert "まだこの言葉になっていません" not in rendered.text


def test_every_phrase_renders_in_every_language(renderer: Renderer) -> None:
    said = [key.removeprefix("say.") for key in renderer.phrases if key.startswith("say.")]
    for phrase, locale in product(said, renderer.languages):
        message = Message(kind=Kind.NOTICE, phrase=phrase, arguments={"limit": 9, "minutes": 8})
        assert renderer.render(message, Reader(locale=locale)).text


def test_plain_mode_changes_japanese_only(renderer: Renderer) -> None:
    message = Message(kind=Kind.ANSWER, procedure="move-in", facet=Facet.WHEN)
    plain = frozenset({Mode.PLAIN})
    assert renderer.render(message, Reader(locale="ja", modes=plain)).lang == "ja-x-yasashii"
    assert renderer.render(message, Reader(locale="en", modes=plain)).lang == "en"


def test_readers_of_other_languages_see_the_japanese_name(renderer: Renderer) -> None:
    message = Message(kind=Kind.ANSWER, procedure="move-in", facet=Facet.WHEN)
    first = renderer.render(message, Reader(locale="en")).blocks[0]
    assert first.lines == ["転入届 (tennyū-todoke) – Moving-in notification"]


def test_a_button_fits_every_channel(renderer: Renderer) -> None:
    for procedure, facet in product(renderer.catalogue.procedures, [None, *Facet]):
        choice = Choice(procedure=procedure, facet=facet)
        assert len(choice.postback.encode()) <= 64
        assert Choice.from_postback(choice.postback) == choice


@pytest.mark.parametrize("postback", ["", "/restart", "ask:", "ask:a:nonsense", "ask:a:when\n"])
def test_a_forged_postback_is_refused(postback: str) -> None:
    with pytest.raises(ValueError, match=r"postback|Facet"):
        Choice.from_postback(postback)


def test_a_stale_translation_is_never_shown(renderer: Renderer, tmp_path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="en")
    catalogue.add("古い文です。", "An old text.", context="move-in:text.when")
    with (folder / "procedures.po").open("wb") as file:
        write_po(file, catalogue)
    translations = load_translations(tmp_path, renderer.languages)
    changed = Renderer(
        renderer.catalogue, renderer.languages, translations, renderer.phrases, renderer.no_texts
    )
    message = Message(kind=Kind.ANSWER, procedure="move-in", facet=Facet.WHEN)
    rendered = changed.render(message, Reader(locale="en"))
    assert "An old text." not in rendered.text
    assert "14日" in rendered.text or "14 days" in rendered.text
    body = next(block for block in rendered.blocks if block.type == "text")
    assert body.lang == "ja"
    assert rendered.blocks[-1].type == "note"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "引っ越した日から14日以内",
            "引（ひ）っ越（こ）した日（ひ）から14日（じゅうよっか）以内（いない）",
        ),
        ("転入届を出します", "転入届（てんにゅうとどけ）を出（だ）します"),
        ("カード", "カード"),
    ],
)
def test_readings_stand_over_kanji_only(text: str, expected: str) -> None:
    said = "".join(f"{r.base}（{r.reading}）" if r.reading else r.base for r in with_furigana(text))
    assert said == expected


def test_the_spaces_of_plain_japanese_can_be_switched_off(renderer: Renderer) -> None:
    message = Message(kind=Kind.ANSWER, procedure="move-in", facet=Facet.WHEN)
    modes = frozenset({Mode.PLAIN})
    spaced = renderer.render(message, Reader(modes=modes)).blocks[2].lines[0]
    bare = renderer.render(message, Reader(modes=modes | {Mode.UNSPACED})).blocks[2].lines[0]
    assert "引っ越した 日から" in spaced
    assert "引っ越した日から" in bare


@pytest.mark.parametrize("mode", [frozenset(), frozenset({Mode.PLAIN})])
def test_every_answer_has_all_its_facts_in_every_complete_language(
    renderer: Renderer, mode: frozenset[Mode]
) -> None:
    there = renderer.catalogue.of(renderer.catalogue.home.id)
    complete = [tag for tag, known in renderer.languages.items() if known.required == "all"]
    for (name, record), locale in product(there.procedures.items(), complete):
        reader = Reader(locale=locale, modes=mode)
        facts = renderer.words_for(reader).facts
        for facet in Facet:
            message = Message(
                kind=Kind.ANSWER, procedure=name, facet=facet, municipality=there.municipality.id
            )
            said = renderer.render(message, reader)
            assert {block.lang for block in said.blocks} == {said.lang}, (name, facet, locale)
            for placeholder in PLACEHOLDER.findall(record.text.of(facet)):
                if placeholder in record.facts:
                    told = facts.fact(record.facts[placeholder])
                    assert told in said.text, (name, facet, locale, placeholder, told)


def test_buttons_of_several_procedures_say_which_one_each_is(renderer: Renderer) -> None:
    names = ("move-in", "move-out", "birth")
    choices = tuple(Choice(procedure=name, facet=Facet.COST) for name in names)
    message = Message(kind=Kind.CHOICES, phrase="which_one", choices=choices)
    labels = [c.label for c in renderer.render(message, Reader(locale="ja")).choices]
    assert labels == ["転入届", "転出届", "出生届"]


def test_buttons_of_one_procedure_say_what_each_tells(renderer: Renderer) -> None:
    choices = tuple(Choice(procedure="birth", facet=f) for f in (Facet.COST, Facet.WHEN))
    message = Message(kind=Kind.ANSWER, procedure="birth", choices=choices)
    labels = [c.label for c in renderer.render(message, Reader(locale="ja")).choices]
    assert labels == ["いくら？", "いつまで？"]
