"""Guides: one application, one question at a time, until a draft is finished.

`questions.py` says what is asked, `walk.py` what comes next, `answers/` reads what is answered.
"""
