"""The graph components that `config.yml` names, each in a file of its own.

Order: tokenizer → procedure retriever → GiNZA vectors → DIET → question reader.
"""
