"""map."""

from pages.shared.page import begin

page = begin("map")
