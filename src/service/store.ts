import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

import { StorageError } from './errors.ts';
import { MIGRATIONS } from './migrations.ts';
import { storing } from './sqlite.ts';

/** How long a write waits for another program that has the database locked, in milliseconds; nothing else is answered meanwhile. */
const BUSY_MS = 200;

/** What became of a report: recorded, or refused because the id was never issued or was reported before. */
export type ReportOutcome = 'recorded' | 'unknown' | 'repeated';

/** Whose answer to which text: `caller` stands for a user, `version` for the text of the model's disclaimer. */
export interface Consent {
  readonly caller: string;
  readonly model: string;
  readonly version: string;
}

/** What the service remembers, in `state.sqlite` of its data folder. Every method throws `StorageError` when the folder fails. */
export class Store {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #salt: Uint8Array;

  /** Opens or makes the database; `now` gives Unix milliseconds. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
    this.#db = storing(folder, () => new DatabaseSync(join(folder, 'state.sqlite'), { timeout: BUSY_MS }));
    try {
      this.#salt = storing(folder, () => {
        // A commit survives the end of the process in any case; `#durably` makes one survive a power cut too.
        this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF');
        migrate(this.#db, folder);
        return saltOf(this.#db, folder);
      });
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** A keyed hash that stands for a secret or an address wherever one would be compared or stored. */
  digest(kind: 'token' | 'address', text: string): Buffer {
    return createHmac('sha256', this.#salt).update(`${kind}\0${text}`).digest();
  }

  /** When the model was first served from this folder, in Unix seconds. */
  modelCreated(model: string): number {
    this.#run(
      'INSERT INTO models VALUES (?, ?) ON CONFLICT DO NOTHING',
      model,
      Math.floor(this.#now() / 1000),
    );
    return Number(this.#get('SELECT created FROM models WHERE id = ?', model)?.['created']);
  }

  /** Records a caller's answer to one version of a model's disclaimer; the last answer counts. */
  answer({ caller, model, version }: Consent, accepted: boolean): void {
    const sql = `INSERT INTO answers VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET accepted = excluded.accepted, answered = excluded.answered`;
    this.#durably(() => this.#run(sql, caller, model, version, Number(accepted), this.#now()));
  }

  /** A caller's answer to one version of a model's disclaimer; null before there is one. */
  answered({ caller, model, version }: Consent): boolean | null {
    const row = this.#get(
      'SELECT accepted FROM answers WHERE caller = ? AND model = ? AND version = ?',
      caller,
      model,
      version,
    );
    return row === undefined ? null : row['accepted'] === 1;
  }

  /** Records the id of a completion before any of it is sent. */
  issue(id: string, model: string, caller: string): void {
    this.#run(
      'INSERT INTO completions (id, model, caller, created) VALUES (?, ?, ?, ?)',
      id,
      model,
      caller,
      this.#now(),
    );
  }

  /** Records what became of a completion, once for each id. */
  report(id: string, accepted: boolean): ReportOutcome {
    const sql = 'UPDATE completions SET accepted = ?, reported = ? WHERE id = ? AND accepted IS NULL';
    if (this.#durably(() => this.#run(sql, Number(accepted), this.#now(), id)) > 0) return 'recorded';
    return this.#get('SELECT 1 FROM completions WHERE id = ?', id) === undefined ? 'unknown' : 'repeated';
  }

  /** Forgets at most `rows` completions that were issued more than `age` milliseconds ago and never reported. */
  prune(age: number, rows: number): number {
    const sql = `DELETE FROM completions WHERE id IN
      (SELECT id FROM completions WHERE accepted IS NULL AND created < ? ORDER BY created LIMIT ?)`;
    return this.#run(sql, this.#now() - age, rows);
  }

  /** Throws `StorageError` when nothing can be written at present. */
  probe(): void {
    this.#run(
      "INSERT INTO meta VALUES ('probe', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      randomBytes(8),
    );
  }

  close(): void {
    storing(this.#folder, () => this.#db.close());
  }

  #statement(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) this.#prepared.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }

  #run(sql: string, ...values: (string | number | Uint8Array)[]): number {
    return storing(this.#folder, () => Number(this.#statement(sql).run(...values).changes));
  }

  #get(sql: string, ...values: string[]): Record<string, unknown> | undefined {
    return storing(this.#folder, () => this.#statement(sql).get(...values));
  }

  #durably<T>(operation: () => T): T {
    storing(this.#folder, () => this.#db.exec('PRAGMA synchronous = FULL'));
    try {
      return operation();
    } finally {
      this.#db.exec('PRAGMA synchronous = NORMAL');
    }
  }
}

function migrate(db: DatabaseSync, folder: string): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > MIGRATIONS.length)
    throw new StorageError(`The data folder ${folder}`, 'it was written by a newer version of the service');
  for (const [index, sql] of [...MIGRATIONS.entries()].slice(version)) {
    db.exec(`BEGIN; ${sql}; PRAGMA user_version = ${String(index + 1)}; COMMIT`);
  }
}

function saltOf(db: DatabaseSync, folder: string): Uint8Array {
  db.prepare("INSERT INTO meta VALUES ('salt', ?) ON CONFLICT DO NOTHING").run(randomBytes(32));
  const salt = db.prepare("SELECT value FROM meta WHERE key = 'salt'").get()?.['value'];
  if (salt instanceof Uint8Array) return salt;
  throw new StorageError(`The data folder ${folder}`, 'state.sqlite has lost its key');
}
