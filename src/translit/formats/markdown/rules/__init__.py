"""The parser's rules: what in a line or a text is markup, a construct of a dialect a file."""
