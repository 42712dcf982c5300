"""How languages write numbers and dates: templates over tables of words.

Begin with `grammar.py`, then `spellings.py`; the words are `../words/<language>.yml` and
CLDR's. What a match means is not known here but in `nlu.values.dates`, `money` and `counts`.
"""
