"""Funding rounds: reviews, agreement, and a ranking that says what it does not know."""
