"""PO text <-> catalogs, and catalogs kept up to date with their posts."""
