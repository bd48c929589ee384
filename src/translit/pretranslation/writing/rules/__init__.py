"""How English is written, a rule a file: each makes of what an engine wrote what a writer would."""
