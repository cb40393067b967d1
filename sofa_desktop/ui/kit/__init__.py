"""The parts every page is made of: table, fields, forms, sheets, notices, pictures.

A page imports what it needs from the module of that name: ``kit.page.Page``,
``kit.row_table.RowTable``, ``kit.form.Form``. Text given to the kit is always shown as plain
text, never as markup. Callbacks are bound methods.
"""
