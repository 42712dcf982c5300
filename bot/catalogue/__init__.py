"""The catalogue: procedures and packs as typed records, read from `procedures/`.

Begin with `schema.py` (the record) and `facts.py`; `load.py` reads the folder in `layers.py`,
`catalogue.py` says what holds in which municipality, `fresh.py` follows changed files.
Japanese source text only; other languages are `bot.l10n`'s.
"""
