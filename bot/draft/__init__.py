"""The finished draft of a guide, for the counter: PDF, JSON, CSV and a code to be scanned.

`draft.py` is what all of them are made of; everything in it is in words already.
"""
