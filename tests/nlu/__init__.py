"""Run in Rasa's environment (Python 3.10): `.venv-rasa/bin/python -m pytest tests/nlu`."""
