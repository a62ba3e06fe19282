"""scorecard."""

from pages.shared.page import begin

page = begin("scorecard")
