"""What a translation may not change, and how it comes through a model unchanged.

`terms.py` knows the official words of two languages, `placeholders.py` puts them and every
number, date, address and phone number out of the model's reach and back, `sentences.py` cuts
texts. Begin with `placeholders.py`.
"""
