"""The TinyDB database over the annotations file, used for every change to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from reader.store.json_file import FORMAT, META, OURS, Row, Tables

if TYPE_CHECKING:
    from reader.store.annotations_file import FileStorage


class RowTable(Table):
    """A TinyDB table with strings for ids, so that two machines never clash."""

    document_id_class = str  # type: ignore[assignment]

    def put(self, rows: Mapping[str, Row]) -> None:
        """Replace or add whole rows, without changing the old row objects."""
        self.drop(rows)
        self.insert_multiple(
            TinyDocument(row, key)  # type: ignore[arg-type]
            for key, row in rows.items()
        )

    def drop(self, keys: Iterable[str]) -> None:
        """Remove rows, if they are there."""
        # Each call of TinyDB processes the whole table.
        if held := self._held(keys):
            self.remove(doc_ids=held)  # type: ignore[arg-type]

    def _held(self, keys: Iterable[str]) -> list[str]:
        rows = (self.storage.read() or {}).get(self.name, {})
        return [key for key in keys if key in rows]


class Database(TinyDB):
    """TinyDB over an existing storage."""

    table_class = RowTable

    def __init__(self, storage: FileStorage) -> None:
        super().__init__(storage=lambda: cast("Storage", storage))

    def rows(self, name: str) -> RowTable:
        """The table of a name."""
        return RowTable(self.storage, name)

    def put(self, rows: Mapping[str, Mapping[str, Row | None]]) -> None:
        """Replace whole rows, by table and id; None removes one. A new file gets all our tables."""
        if not self.storage.read():
            tables: Tables = {name: {} for name in OURS}
            self.storage.write(tables | {META: {"format": {"version": FORMAT}}})
        for name, changed in rows.items():
            table = self.rows(name)
            table.drop([key for key, row in changed.items() if row is None])
            table.put({key: row for key, row in changed.items() if row is not None})
