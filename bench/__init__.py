"""What `make bench` measures, one module a table of docs/benchmarks.md.

`throughput.py` loads the whole door and, beside it, the stock Rasa that `stock.py` makes;
`starts.py` times cold and warm starts and weighs the processes; `retrieval.py` times the
retriever at 50 to 28,000 entries. `__main__.py` runs them in this order.
"""
