"""Rasa's side: from a resident's words to intent, facets and procedure candidates.

Runs in Python 3.10 with Rasa and GiNZA; imports neither `bot` nor `actions`, it reads
`procedures/` and `locales/` as data. Begin with `config.yml` at the root, which names
every component, then `analysis.py`.
"""
