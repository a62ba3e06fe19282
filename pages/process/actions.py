"""actions."""

from pages.shared.page import begin

page = begin("actions")
