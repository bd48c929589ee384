"""Parallel sentences -> the starter model; no part of what users install."""
