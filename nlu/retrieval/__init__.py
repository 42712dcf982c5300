"""Finding the procedure that a question is about.

`records.py` reads what can be found, `finder.py` finds, `index.py` scores (BM25 over fields,
and whole names), `fresh.py` follows changed files, `encoder/` asks a town's own encoder. Knows
nothing of Rasa; `nlu/components/procedure_retriever.py` puts it in the pipeline.
"""
