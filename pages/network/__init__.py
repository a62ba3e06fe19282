"""Pages about partners, their map and their ties."""
