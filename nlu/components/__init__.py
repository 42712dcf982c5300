"""The graph components that `config.yml` names, each in a file of its own.

Order: tokenizer → procedure retriever → municipality finder → intent classifier → question reader.
"""
