"""How good are the drafts that a reviewer starts from: a set of sentences, and its measures."""
