"""rounds."""

from pages.shared.page import begin

page = begin("rounds")
