"""The six process steps, the actions and the plan of a coalition."""
