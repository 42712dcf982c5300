"""Tables of what residents write and the values in it, one row a case, all languages."""
