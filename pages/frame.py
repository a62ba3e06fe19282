"""The frame around every page: addresses, language, who I am, which coalition."""

import streamlit as st

from pages.shared.addresses import navigation
from pages.shared.session import open_session
from pages.shared.sidebar import draw_sidebar
from pages.shared.style import ICON, apply_style

session = open_session()
page = st.navigation(navigation(session.t), position="hidden")
st.set_page_config(page_title=f"{page.title} – Samenwerkbank", page_icon=ICON, layout="wide")
apply_style(session.language)
draw_sidebar(session)
page.run()
