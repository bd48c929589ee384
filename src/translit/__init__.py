"""Localization of Chinese blog posts into English, offline."""

__version__ = "0.1.0"
