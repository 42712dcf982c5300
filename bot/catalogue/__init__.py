"""The catalogue: procedures and packs as typed records, read from `procedures/`.

`facts.py` has the typed facts, `schema.py` the record, `load.py` reads the folder and
`yaml_source.py` knows the lines. Japanese source text only; other languages are `bot.l10n`'s.
"""
