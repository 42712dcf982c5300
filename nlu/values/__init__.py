"""Values in what a resident writes: dates, money, counts, documents, languages.

`reader.py` is the way in, one module tells of each kind of value, `grammar/` how languages write
them and `words/` in which words. Not here: names of municipalities and procedures.
"""
