"""steps."""

from pages.shared.page import begin

page = begin("steps")
