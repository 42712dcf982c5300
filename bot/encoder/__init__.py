"""A town's own sentence encoder and reranker, in a process of its own (docs/encoders.md).

`folder.py` looks at what lies on the disk, `models.py` loads and runs it, `worker.py` lets
questions go first, `service.py` answers over HTTP. Started by `bot/supervisor/services.py` when
a folder is set, asked by `nlu/retrieval/encoder.py`. A resident's words pass through and are
neither logged nor kept. Begin with `service.py`.
"""
