"""What runs a model: CTranslate2, or plain transformers where that is all there is.

Their packages are imported when a model is loaded and not before: the door needs none of them.
`load.py` chooses, `tokens.py` is what both have in common. Begin with `load.py`.
"""
