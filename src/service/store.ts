import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

import { openDatabase } from './database.ts';
import { Journal } from './journal.ts';
import { storing } from './sqlite.ts';

/** What became of a report: recorded, or refused because the id was never issued or was reported before. */
export type ReportOutcome = 'recorded' | 'unknown' | 'repeated';

/** Whose answer to which text: `caller` stands for a user, `version` for the text of the model's disclaimer. */
export interface Consent {
  readonly caller: string;
  readonly model: string;
  readonly version: string;
}

/** What happened with a model on one UTC day: completions issued, and reports of each kind. */
export interface DayCount {
  readonly model: string;
  readonly day: string;
  readonly issued: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** What the service remembers, in `state.sqlite` of its data folder. Every method throws `StorageError` when the folder fails. */
export class Store {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #salt: Uint8Array;
  readonly #journal: Journal;

  /** Opens or makes the database; `now` gives Unix milliseconds. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
    ({ db: this.#db, salt: this.#salt } = openDatabase(folder));
    try {
      this.#journal = new Journal(join(folder, 'state.sqlite-wal'), `The data folder ${folder}`);
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
    this.#run(sql, caller, model, version, Number(accepted), this.#now());
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
    if (this.#run(sql, Number(accepted), this.#now(), id) > 0) return 'recorded';
    return this.#get('SELECT 1 FROM completions WHERE id = ?', id) === undefined ? 'unknown' : 'repeated';
  }

  /** Forgets at most `rows` completions that were issued more than `age` milliseconds ago and never reported. */
  prune(age: number, rows: number): number {
    const sql = `DELETE FROM completions WHERE id IN
      (SELECT id FROM completions WHERE accepted IS NULL AND created < ? ORDER BY created LIMIT ?)`;
    return this.#run(sql, this.#now() - age, rows);
  }

  /** Counts per model and UTC day, from `since` (`YYYY-MM-DD`) on, the latest day first. */
  daily(since: string): DayCount[] {
    const sql =
      'SELECT model, day, issued, accepted, rejected FROM daily WHERE day >= ? ORDER BY day DESC, model';
    const rows = storing(this.#folder, () => this.#statement(sql).all(since));
    return rows.map(({ model, day, issued, accepted, rejected }) => ({
      model: String(model),
      day: String(day),
      issued: Number(issued),
      accepted: Number(accepted),
      rejected: Number(rejected),
    }));
  }

  /** Throws `StorageError` when nothing can be written at present. */
  probe(): void {
    this.#run(
      "INSERT INTO meta VALUES ('probe', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      randomBytes(8),
    );
  }

  /** Resolves once everything that was recorded until now would survive a power cut. */
  synced(): Promise<void> {
    return this.#journal.sync();
  }

  /** Closes the database, whose last connection tidies up its log. */
  close(): void {
    this.#journal.close();
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
}
