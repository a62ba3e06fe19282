"""plan."""

from pages.shared.page import begin

page = begin("plan")
