"""Automatic plain Japanese for text that nobody has rewritten: staff replies, FAQ.

`rewrite.py` is the way in; a step is a module, and words are data (`words.yml`, `terms.yml`,
`honorifics.yml`). Texts of the catalogue are rewritten by people and do not pass here.
"""
