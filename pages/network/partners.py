"""partners."""

from pages.shared.page import begin

page = begin("partners")
