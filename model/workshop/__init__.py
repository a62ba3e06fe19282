"""The kick-off session: agenda, contributions and votes."""
