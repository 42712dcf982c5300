"""A town's own sentence encoder and reranker, as the retriever uses them (docs/encoders.md).

`client.py` asks their process (`bot/encoder`) and `patience.py` does without it, `meaning.py` is
the witness, over `matrix.py` and the vectors that `vectors.py` keeps on the disk; `reading.py` says
which texts of an entry are read. Begin with `meaning.py`.
"""
