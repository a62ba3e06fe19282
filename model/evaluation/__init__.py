"""Projects and how they are held against the six recruitment lessons, with evidence and doubt."""
