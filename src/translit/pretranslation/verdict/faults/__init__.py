"""What can be wrong with an engine's answer, a kind a file: each has its turn, and its reasons."""
