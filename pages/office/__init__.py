"""Documents and settings."""
