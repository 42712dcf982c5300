"""Models on this machine: a folder each, with a manifest.

`families.py` knows how models are told their languages, `manifest.py` what lies in a folder,
`route.py` which models lead from one language to another. Begin with `manifest.py`.
"""
