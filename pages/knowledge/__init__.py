"""The library of short cards."""
