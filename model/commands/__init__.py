"""The command line, one file a subject. The same services and rules as the pages use."""
