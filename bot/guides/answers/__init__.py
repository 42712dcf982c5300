"""What a resident's answer to one question says, by the type of the question.

Pure functions without prose: a value, or a code of what is wrong with it. `read.py` is the way
in, `heard.py` has what goes in and comes out; words of the languages are in the YAML tables.
"""
