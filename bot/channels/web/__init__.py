"""The HTTP API of the design and the chat page on top of it.

`app.py` puts them together, `api.py` is the API, `page.py` and `page/` the page.
"""
