"""What a measurement of the front door does: a module a corpus, figures as data.

Reads public corpora from where they lie and compares; nothing here serves residents, and
the commands that print the figures are in `bot/cli/`. Begin with `furigana.py`.
"""
