"""One function per user action. Each takes a unit of work and returns plain view objects."""
