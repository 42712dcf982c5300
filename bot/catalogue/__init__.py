"""The catalogue: procedures and packs as typed records, read from `procedures/`.

`schema.py` is the record, `load.py` reads the folder, `yaml_source.py` knows the lines.
Holds Japanese source text only; other languages are `bot.l10n`'s.
"""
