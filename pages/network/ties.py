"""ties."""

from pages.shared.page import begin

page = begin("ties")
