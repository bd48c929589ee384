"""Requests of one person's browser, on this machine -> pages of posts, and edits of their PO files.

Who may ask is decided in `guard`, before anything is looked at.
"""
