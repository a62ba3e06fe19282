"""library."""

from pages.shared.page import begin

page = begin("library")
