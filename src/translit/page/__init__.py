"""Documents, entries and findings -> pages: a post and its translation side by side.

Values go in and HTML comes out; nothing here reads or writes a file of the project. What a post,
a catalog, a glossary or an engine holds is inert in what comes out: markup goes through
`rendering.sanitising`, everything else through the escaping of the templates.
"""
