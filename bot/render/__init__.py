"""From meaning to words for one reader: language, plain or not, furigana or not.

`renderer.py` is the one way out to residents; `answer.py` composes an answer, `facts.py` says
typed facts, `phrases.yml` holds the door's own phrases. Readings: `furigana.py` over kanji,
`readings.py` how words are read, `numbers.py` and `counted.py` numbers, `spoken.py` aloud.
"""
