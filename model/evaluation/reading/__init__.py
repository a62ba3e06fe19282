"""Reading a plan: what its sentences show about each lesson, as explainable rules."""
