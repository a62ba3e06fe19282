"""facilitator."""

from pages.shared.page import begin

page = begin("facilitator")
