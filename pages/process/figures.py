"""figures."""

from pages.shared.page import begin

page = begin("figures")
