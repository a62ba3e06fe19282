"""The frame around every page: addresses, language, who I am, which coalition."""

import streamlit as st

from pages.shared.access import home, may_open
from pages.shared.addresses import navigation, page_file
from pages.shared.entrance import draw_entrance, draw_no_right
from pages.shared.lasting import loading_once
from pages.shared.session import open_session
from pages.shared.sidebar import draw_sidebar
from pages.shared.style import ICON, MENU_WIDTH, apply_style
from pages.web.metrics import timed_rerun

session = open_session()
page = st.navigation(navigation(session.t), position="hidden")
st.set_page_config(
    page_title=f"{page.title} – Samenwerkbank",
    page_icon=ICON,
    layout="wide",
    initial_sidebar_state=MENU_WIDTH,
)
apply_style(session.language)
draw_sidebar(session)
if session.identity.outside:
    draw_entrance(session)
elif may_open(session.actor, page.url_path):
    with timed_rerun(page.url_path), loading_once(page.url_path):
        page.run()
elif not page.url_path:
    path, query = home(session.actor)
    st.switch_page(page_file(path), query_params=query)
else:
    draw_no_right(session, page.title)
