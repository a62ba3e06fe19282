"""Pages about the six steps, the figures, the plan and the actions."""
