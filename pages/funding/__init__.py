"""Pages for funders."""
