"""Texts in the reader's language: gettext catalogues, their extraction, their registry.

`extract.py` feeds Babel from YAML, `translations.py` looks a text up, `locales.py` knows
which locales there are. Begin with `translations.py`.
"""
