"""The parts of bench_pretranslate.py: each side runs in a process of its own."""
