"""Machine translation with models in a local folder; without one, nobody misses anything.

`translator.py` translates one text and checks it, `interpreter.py` is what the door uses of
it. What must not change is `protection/`, what runs a model `engines/`, what lies on the disk
`local/`, how it gets there `hub/`. Texts of residents are seen by the first three only, and
never leave the machine. Begin with `translator.py`.
"""
