"""Made-up sentences -> a small network trained on them -> an Argos package for the tests."""
