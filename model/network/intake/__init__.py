"""Reading the attendance list that a coordinator has: bytes or pasted text → partner rows.

Nothing is written here: `read_table` or `read_pasted` → `guess_columns` (the user may change it)
→ `partner_rows` → a preview in which each row's fault is named.
"""
