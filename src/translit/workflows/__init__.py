"""One verb a file: read, call the core, write; each returns what it did as a value."""
