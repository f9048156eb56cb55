"""Small SQLite store for measurement results."""

import json
import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import Any, Iterator, Self

import pandas as pd
from qiskit.primitives import PrimitiveResult, SamplerPubResult

SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id      TEXT NOT NULL,
    pub_index   INTEGER NOT NULL,
    register    TEXT NOT NULL,
    shots       INTEGER NOT NULL,
    counts      TEXT NOT NULL,
    metadata    TEXT,
    created_at  TEXT NOT NULL,
    UNIQUE (job_id, pub_index, register)
);
CREATE INDEX IF NOT EXISTS runs_by_job ON runs (job_id);
"""


class ResultStore:
    """Keeps the counts of every classical register of every pub."""

    def __init__(self, path: str | Path = ":memory:") -> None:
        self._conn = sqlite3.connect(str(path))
        self._conn.row_factory = sqlite3.Row
        self._conn.executescript(SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._conn.close()

    def save(self, job_id: str, result: PrimitiveResult[SamplerPubResult]) -> int:
        """Write all pubs of a result.

        Returns:
            The number of rows written.
        """
        now = datetime.now(timezone.utc).isoformat()
        rows = []
        for index, pub_result in enumerate(result):
            for name, bits in pub_result.data.items():
                rows.append(
                    (
                        job_id,
                        index,
                        name,
                        bits.num_shots,
                        json.dumps(bits.get_counts()),
                        json.dumps(pub_result.metadata, default=str),
                        now,
                    )
                )
        with self._conn:
            self._conn.executemany(
                "INSERT OR REPLACE INTO runs "
                "(job_id, pub_index, register, shots, counts, metadata, created_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        return len(rows)

    def counts(self, job_id: str, pub_index: int = 0) -> dict[str, int]:
        with closing(self._conn.cursor()) as cur:
            cur.execute(
                "SELECT counts FROM runs WHERE job_id = ? AND pub_index = ?",
                (job_id, pub_index),
            )
            row = cur.fetchone()
        if row is None:
            raise KeyError(f"no result stored for {job_id}[{pub_index}]")
        return json.loads(row["counts"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self._conn.execute("SELECT * FROM runs ORDER BY id"):
            yield dict(row)

    def to_dataframe(self) -> pd.DataFrame:
        return pd.read_sql_query("SELECT * FROM runs", self._conn)
