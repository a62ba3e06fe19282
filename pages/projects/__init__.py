"""Pages about projects and their scorecards."""
