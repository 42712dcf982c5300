"""The graph components that `config.yml` names, each in a file of its own.

Order: tokenizer → procedure retriever (also masks the topic) → GiNZA vectors → DIET.
"""
