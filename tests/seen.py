"""What a test sees of the program from outside: the file on the disk, and the screen."""

from tinydb import TinyDB
from tinydb.table import Table


class StringIds(Table):
    """Stock TinyDB's table, told that ids are strings."""

    document_id_class = str


class Database(TinyDB):
    """Stock TinyDB, told that ids are strings."""

    table_class = StringIds


def rows(path):
    """The marks in an annotations file that are not deleted, the oldest first."""
    if not path.exists():
        return []
    with Database(path) as database:
        found = [dict(row) for row in database.table("annotations").all() if not row["deleted"]]
    return sorted(found, key=lambda row: row["created"])


def notice(app):
    """What the status line says of the last command."""
    return app.screen.query_one("StatusLine").notice
