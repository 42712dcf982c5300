"""Japanese addresses: which places a postal code means, and which code a place has.

In: Japan Post's table (`ken_all.py`, its town column in `towns.py`) becomes one SQLite file
(`loading.py`, `index.py`). Out: `postcodes.py`; begin there. What a resident may type is not read
here, that is `bot.guides.answers`.
"""
