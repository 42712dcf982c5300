"""Finding the procedure that a question is about.

`records.py` reads what can be found, `index.py` scores it (BM25 over fields).
Knows nothing of Rasa; `nlu/components/procedure_retriever.py` puts it in the pipeline.
"""
