"""The front door: everything that meets a resident, and the tools of those who run it.

Begin with `conversation/door.py`, which takes one message from words to words. The shared
part, which `actions` may import too, is `messages.py` and `catalogue/`.
"""
