"""Where text stands: tokens, lines, cells, tags -> places in the post, each with its codes."""
