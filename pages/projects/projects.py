"""projects."""

from pages.shared.page import begin

page = begin("projects")
