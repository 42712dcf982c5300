"""Starts the three processes, waits until they are healthy, restarts what dies.

`services.py` says what to start, `model.py` what to train, `supervise.py` keeps it alive.
"""
