"""The catalogue as a table, one row a procedure, with the fields of GIF 451-4 (制度).

Digital Agency, Government Interoperability Framework 451-4; the order is that of STANDARDS
section 4. A field that our records do not have stays empty, it is never guessed (DA3).
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import StringIO

from bot.catalogue.schema import Procedure
from bot.catalogue.vocabulary import Facet
from bot.l10n.locales import SOURCE
from bot.opendata.competence import area_of, competent
from bot.opendata.edition import Edition
from bot.opendata.literals import LanguageMap, Literals
from bot.opendata.parts import keywords
from bot.render.words import Words

COLUMNS = (
    "制度所管組織", "制度名", "通称", "制度番号", "根拠法令", "地域", "概要", "内容", "対象者",
    "収入条件", "家族構成条件", "給付上限額", "費用", "申請届出方法", "募集時期", "公募開始日",
    "公募終了日", "手続書類", "電子申請の有無", "添付ファイル", "詳細URL", "お困りごと",
    "キーワード", "お問い合わせ先", "連絡先", "公開開始日", "公開終了日", "最終更新日",
    "表示優先度", "備考",
)  # fmt: skip
"""GIF's fields, then 備考 for what a reader of a sample or of unchecked facts must know."""

ONLINE = {"full": "有", "partly": "一部", "none": "無"}


def csv_table(edition: Edition, locale: str) -> str:
    """The table in one language, in Japanese where a text is missing; to be saved with BOM.

    Lines inside a cell are parted by a line feed, rows by CR LF (RFC 4180).

    Raises:
        ExportError: a procedure's authority has no pack.
    """
    table = StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="")
    writer.writeheader()
    for procedure in edition.procedures.values():
        writer.writerow(_Row(edition, procedure, locale).cells())
    return table.getvalue()


@dataclass(frozen=True)
class _Row:
    """One procedure in one language."""

    edition: Edition
    procedure: Procedure
    locale: str

    def cells(self) -> dict[str, str]:
        """Cells by heading; what is not named is not in our records."""
        record, text = self.procedure, self.procedure.text
        offices = self.edition.there.offices(record.id)
        facets = {facet: self._text(f"text.{facet}", text.of(facet)) for facet in Facet}
        steps = [self._text(f"steps.{n}", step) for n, step in enumerate(record.steps)]
        how = [facets[Facet.WHERE], facets[Facet.HOW], *steps, facets[Facet.ONLINE]]
        return {
            "制度所管組織": self._in(competent(self.edition, record).names),
            "制度名": self._text("title", record.title),
            "制度番号": self.edition.identifier(record),
            "根拠法令": _lines(self._title(name) for name in record.legal_basis),
            "地域": self._in(area_of(self.edition, record).names),
            "概要": facets[Facet.WHAT],
            "内容": _lines([facets[Facet.DURATION], self._text("next", record.next)]),
            "対象者": facets[Facet.WHO],
            "費用": _lines([facets[Facet.COST], *self._fees()]),
            "申請届出方法": _lines(how),
            "募集時期": facets[Facet.WHEN],
            "手続書類": _lines(self._documents()),
            "電子申請の有無": ONLINE[record.online.available],
            "詳細URL": _details_url(record),
            "お困りごと": _lines(self._phrase(f"life_event.{e}") for e in record.life_events),
            "キーワード": self._in(keywords(self.edition, record)),
            "お問い合わせ先": _lines(
                self._in(self._literals.text(f"office.{name}:name", office.name))
                for name, office in offices
            ),
            "連絡先": _lines(office.phone or "" for _, office in offices),
            "公開開始日": _day(record.valid_from),
            "公開終了日": _day(record.valid_until),
            "最終更新日": _day(record.checked_on),
            "備考": _lines(self._notes()),
        }

    @property
    def _literals(self) -> Literals:
        return self.edition.literals(self.edition.there.packs[self.procedure.id])

    def _in(self, texts: LanguageMap) -> str:
        return texts.get(self.locale, texts[SOURCE])

    def _text(self, path: str, source: str) -> str:
        return self._in(self._literals.text(f"{self.procedure.id}:{path}", source))

    def _phrase(self, key: str, **arguments: str) -> str:
        return self._in(self._literals.phrase(key, **arguments))

    def _title(self, source: str) -> str:
        return self._text(f"sources.{source}.title", self.procedure.sources[source].title)

    def _fees(self) -> Iterator[str]:
        for fee in self.procedure.fees:
            name = self._text(f"fees.{fee.id}.name", fee.name)
            price = self._literals.said("fact.free", partial(_price, amount=fee.amount))
            yield f"{name}: {self._in(price)}"

    def _documents(self) -> Iterator[str]:
        for document in self.procedure.documents:
            at = f"documents.{document.id}"
            line = self._text(f"{at}.name", document.name)
            if document.when:
                who = self._text(f"{at}.when", document.when)
                line = self._phrase("document.for_some", name=line, who=who)
            if document.optional:
                line = self._phrase("document.optional", name=line)
            note = document.note and self._text(f"{at}.note", document.note)
            yield f"{line} {note}" if note else line

    def _notes(self) -> Iterator[str]:
        if self.edition.there.packs[self.procedure.id].sample:
            yield self._phrase("note.sample")
        if self.procedure.checked_on is None:
            yield self._phrase("note.unchecked")
        if self.procedure.text_status == "draft":
            yield self._phrase("note.draft")


def _price(words: Words, amount: int) -> str:
    return words.facts.price(amount)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _details_url(procedure: Procedure) -> str:
    """The first page that the record was written from; laws have a column of their own."""
    pages = (s.url for name, s in procedure.sources.items() if name not in procedure.legal_basis)
    return next((str(url) for url in pages if url), "")
