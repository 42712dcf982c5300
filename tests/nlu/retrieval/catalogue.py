"""A small catalogue on disk, as the project keeps its own."""

import yaml

MOVE_IN = {
    "id": "move-in",
    "title": "転入届",
    "reading": "てんにゅうとどけ",
    "romaji": "tennyū todoke",
    "aliases": "引っ越してきた\n住民登録\n",
    "situations": "上京して一人暮らしを始めました\n",
    "text": {"what": "新しい住所を届ける手続きです。", "cost": "お金はいりません。"},
}
WASTE = {
    "id": "bulky-waste",
    "title": "粗大ごみの収集",
    "reading": "そだいごみのしゅうしゅう",
    "romaji": "sodai gomi no shūshū",
    "aliases": "ソファを捨てたい\n",
    "text": {"what": "大きなごみを集めてもらう手続きです。"},
}
LIFE_EVENTS = {
    "moving": {"situations": "引っ越します\n新しい家に移ります\n"},
    "having-a-baby": {"situations": "赤ちゃんが生まれます\n"},
}


class Catalogue:
    """The folders `procedures` and `locales` beneath one folder."""

    def __init__(self, folder):
        self.procedures, self.locales = folder / "procedures", folder / "locales"
        self.procedures.mkdir()
        self.locales.mkdir()

    @property
    def folders(self):
        return self.procedures, self.locales

    def write(self, name, record):
        """A file of the catalogue: a record, or its text or bytes as they are."""
        path = self.procedures / name
        path.parent.mkdir(exist_ok=True)
        if not isinstance(record, (str, bytes)):
            record = yaml.safe_dump(record, allow_unicode=True)
        path.write_bytes(record if isinstance(record, bytes) else record.encode())

    def translate(self, locale, text):
        """A PO file; ``text`` is what it holds, or what each context is translated to."""
        path = self.locales / locale / "LC_MESSAGES" / "procedures.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, dict):
            text = "\n".join(message(*pair) for pair in text.items())
        path.write_text(text, encoding="utf-8")


def message(context, translation, comment=""):
    """An entry of a PO file."""
    quoted = translation.replace("\n", "\\n")
    return f'{comment}msgctxt "{context}"\nmsgid "日本語 {context}"\nmsgstr "{quoted}"\n'
