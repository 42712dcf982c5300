"""What the door remembers: conversations, messages without prose, unanswered questions.

`tables.py` is the schema, `store.py` the operations. A resident's words are kept only
until they are answered (docs/decisions/0003).
"""
