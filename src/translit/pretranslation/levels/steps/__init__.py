"""The levels of the chain, a file each: how an engine is asked, and what may come of it."""
