"""Invariants on real posts: every Markdown file below the folder that TRANSLIT_CORPUS names."""
