"""SQLite: one file, one repository a table group. Nobody above sees a row or a cursor."""
