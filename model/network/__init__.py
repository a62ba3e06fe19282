"""Partners, the ties between them, and what the network they form can and cannot tell."""
