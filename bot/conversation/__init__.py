"""One conversation: from a resident's words to messages, through Rasa and back.

`door.py` takes a turn and makes good later what could not be answered at once;
`rasa_client.py` speaks to Rasa.
"""
