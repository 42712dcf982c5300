"""Getting a model: which there are (`catalogue.py`), download, conversion, installation.

Only `madoguchi models get` comes here; the door never reaches out. Begin with `install.py`.
"""
