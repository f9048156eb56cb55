/** Each entry brings the database from the version of its position to the next; `user_version` tells where a file stands. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

  -- When each model was first served from this folder, in Unix seconds.
  CREATE TABLE models (id TEXT PRIMARY KEY, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  -- The last answer of each caller to each version of a disclaimer; times are Unix milliseconds.
  CREATE TABLE answers (
    caller TEXT NOT NULL,
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    answered INTEGER NOT NULL,
    PRIMARY KEY (caller, model, version)
  ) STRICT, WITHOUT ROWID;

  -- Every completion that was issued, and what became of it: accepted is null until it is reported.
  CREATE TABLE completions (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    caller TEXT NOT NULL,
    created INTEGER NOT NULL,
    accepted INTEGER CHECK (accepted IN (0, 1)),
    reported INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX unreported ON completions (created) WHERE accepted IS NULL;

  -- Counts per model and UTC day; they outlive the ids they were counted from.
  CREATE TABLE daily (
    model TEXT NOT NULL,
    day TEXT NOT NULL,
    issued INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (model, day)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER count_issued AFTER INSERT ON completions BEGIN
    INSERT INTO daily (model, day, issued) VALUES (NEW.model, date(NEW.created / 1000, 'unixepoch'), 1)
      ON CONFLICT DO UPDATE SET issued = issued + 1;
  END;
  CREATE TRIGGER count_reported AFTER UPDATE OF accepted ON completions BEGIN
    INSERT INTO daily (model, day, accepted, rejected)
      VALUES (NEW.model, date(NEW.reported / 1000, 'unixepoch'), NEW.accepted, 1 - NEW.accepted)
      ON CONFLICT DO UPDATE SET accepted = accepted + NEW.accepted, rejected = rejected + 1 - NEW.accepted;
  END;
  `,
];
