"""What editors look at while they write: one procedure in every language and mode.

`whole.py` renders all facets, `page.py` is the page that follows the files. For the editor's
own machine; the front door does not serve it.
"""
