"""Open data: the catalogue for other machines, and a town hall's FAQ for ours.

Out: `cpsv_ap.py` (with `schema_org.py`) and `csv_table.py`, both of an `Edition`
(`edition.py`). In: `faq.py`. Nothing here talks to residents. Begin with `edition.py`.
"""
