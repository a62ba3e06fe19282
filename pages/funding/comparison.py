"""comparison."""

from pages.shared.page import begin

page = begin("comparison")
