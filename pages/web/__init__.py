"""Plain HTML pages and files on routes of our own, beside Streamlit."""
