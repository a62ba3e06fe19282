"""What every other part stands on: ids, messages, errors, catalogue and the entity base."""
