"""The mark of each outcome: a shape beside the word, so that colour never carries it alone."""

OUTCOME_MARKS = {
    "met": "✓",
    "partly-met": "◐",
    "not-met": "✗",
    "insufficient-evidence": "?",
    "not-applicable": "–",
    "error": "!",
}
