"""settings."""

from pages.shared.page import begin

page = begin("settings")
