"""One indicator a file: a predicate on a plan that gives one finding."""
