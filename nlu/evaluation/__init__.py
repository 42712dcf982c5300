"""How well questions are understood: `madoguchi eval understand` and `retrieval`, `make eval`.

`questions.py` reads labelled questions and runs them, `figures.py` counts, `report.py` writes what
people read, `calibrate.py` learns from the development set, `faq.py` measures any FAQ.
"""
