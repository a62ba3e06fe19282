"""documents."""

from pages.shared.page import begin

page = begin("documents")
