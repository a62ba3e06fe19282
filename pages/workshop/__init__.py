"""The page of the facilitator of a kick-off."""
