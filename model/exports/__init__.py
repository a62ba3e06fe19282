"""From a view object to the bytes of a file. Nothing here reads the database."""
