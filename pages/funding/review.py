"""review."""

from pages.shared.page import begin

page = begin("review")
