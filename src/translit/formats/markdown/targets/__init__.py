"""How a target must be written to be read as its source."""
