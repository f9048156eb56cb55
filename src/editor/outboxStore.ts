// Two windows must never both get hold of a report, and a crash must never leave half of one: that takes renaming, which `workspace.fs` does not
// do in one step, and writing before anything else can happen.
// oxlint-disable-next-line no-restricted-imports -- see above
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
// oxlint-disable-next-line no-restricted-imports -- see above
import { readdir, readFile, rename, rm } from 'node:fs/promises';
// oxlint-disable-next-line no-restricted-imports -- see above
import { join } from 'node:path';

import { formatReport, nameOf, parseReport, type Report } from '../completion/outbox.ts';

/** What the store needs from outside. */
export interface StoreDeps {
  /** Path of the folder; made when the first report is stored. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Number of this process, and whether the one of a number runs on this machine. */
  readonly pid: number;
  readonly isRunning: (pid: number) => boolean;
  /** Different at each call, of the letters and digits that a file's name may have everywhere. */
  readonly unique: () => string;
}

/** Milliseconds after which a report that a window claimed counts as free again, whatever became of that window: far more than sending one takes. */
const CLAIM_MS = 300_000;
/** Milliseconds after which a file that was never finished is litter. */
const LITTER_MS = 60_000;
/** Rounds of deleting: another window may rename a file under our hands, but not for ever. */
const ROUNDS = 5;

/** A file of the folder: a report that waits; one that the process `pid` has claimed until a time; one that is being written. */
interface File {
  readonly file: string;
  readonly name: string;
  readonly claim: { readonly pid: number; readonly until: number } | null;
  readonly finished: boolean;
}

/** The names of the reports in the folder. */
export interface Listing {
  /** Those that may be claimed. */
  readonly waiting: readonly string[];
  /** Those that other windows have claimed. */
  readonly claimed: readonly string[];
}

/**
 * Reports in a folder that all windows share, one file each. A file comes into being under its name whole, by renaming, and renaming is also
 * how a window claims one: only one can succeed. A claim names its process and its end, so that it does not outlive a crash.
 */
export class OutboxStore {
  readonly #deps: StoreDeps;
  /** The files of the reports that are claimed here, by name. */
  readonly #own = new Map<string, string>();

  constructor(deps: StoreDeps) {
    this.#deps = deps;
  }

  /** Stores a report and gives it a name; on return it is safe from the end of the process. Throws what the file system does. */
  add(report: Report): string {
    const { folder, unique } = this.#deps;
    const name = nameOf(report, unique());
    const unfinished = join(folder, `${name}.tmp`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, formatReport(report), { mode: 0o600 });
    renameSync(unfinished, this.#waiting(name));
    return name;
  }

  /** What is in the folder. Claims that were left behind are taken back, and files that were never finished deleted. */
  async list(): Promise<Listing> {
    const waiting: string[] = [];
    const claimed: string[] = [];
    for (const file of await this.#files()) {
      if (!file.finished) await this.#sweep(file);
      else if (file.claim === null || (await this.#isLeft(file))) waiting.push(file.name);
      else claimed.push(file.name);
    }
    return { waiting, claimed };
  }

  /** A report that waits; null when it is gone. A file that is damaged is deleted. */
  async read(name: string): Promise<Report | null> {
    const text = await readFile(this.#waiting(name), 'utf8').catch(() => null);
    if (text === null) return null;
    const report = parseReport(text);
    if (report === null) await this.remove([name]);
    return report;
  }

  /** Takes a report that waits for this window alone; false when another one was faster. */
  async claim(name: string): Promise<boolean> {
    const { folder, pid, now } = this.#deps;
    const file = join(folder, `${name}.${pid}.${now() + CLAIM_MS}.json`);
    // Before the file has its name: a look of this window that sees the claim has to know whose it is.
    this.#own.set(name, file);
    const claimed = await done(rename(this.#waiting(name), file));
    if (claimed) this.#own.set(name, file);
    else this.#own.delete(name);
    return claimed;
  }

  /** Gives claimed reports back, at once. */
  release(names: readonly string[] = [...this.#own.keys()]): void {
    for (const name of names) {
      const file = this.#own.get(name);
      this.#own.delete(name);
      try {
        if (file !== undefined) renameSync(file, this.#waiting(name));
      } catch {
        // It was deleted meanwhile, or stays claimed until the claim ends.
      }
    }
  }

  /** Deletes reports that wait or are claimed here. */
  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await done(rm(this.#own.get(name) ?? this.#waiting(name), { force: true }));
      this.#own.delete(name);
    }
  }

  /** Deletes every report that `which` names, whoever has claimed it; rejects when the folder cannot be read. */
  async purge(which: (report: Report) => boolean): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      let found = 0;
      for (const { file } of await this.#files()) {
        const text = await readFile(join(this.#deps.folder, file), 'utf8').catch(() => null);
        const report = text === null ? null : parseReport(text);
        if (text !== null && (report === null || !which(report))) continue;
        found += 1;
        await done(rm(join(this.#deps.folder, file), { force: true }));
      }
      if (found === 0) return;
    }
  }

  #waiting(name: string): string {
    return join(this.#deps.folder, `${name}.json`);
  }

  async #files(): Promise<readonly File[]> {
    try {
      return (await readdir(this.#deps.folder)).flatMap(fileOf);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  }

  /** Takes a claim back that nobody holds any more; whether the report waits now. */
  async #isLeft({ file, name, claim }: File): Promise<boolean> {
    const { folder, now, pid, isRunning } = this.#deps;
    if (claim === null || this.#own.has(name)) return false;
    const held = claim.until > now() && claim.pid !== pid && isRunning(claim.pid);
    return !held && done(rename(join(folder, file), this.#waiting(name)));
  }

  async #sweep({ file, name }: File): Promise<void> {
    const age = this.#deps.now() - Number.parseInt(name, 36);
    if (!(Math.abs(age) < LITTER_MS)) await done(rm(join(this.#deps.folder, file), { force: true }));
  }
}

function fileOf(file: string): readonly File[] {
  const [, name, pid, until, end] =
    /^([0-9a-z]{9}-[0-9a-z]+)(?:\.(\d+)\.(\d+))?\.(json|tmp)$/.exec(file) ?? [];
  if (name === undefined) return [];
  const claim = pid === undefined ? null : { pid: Number(pid), until: Number(until) };
  return [{ file, name, claim, finished: end === 'json' }];
}

/** Whether a change of the folder was made; another window may have been faster. */
async function done(change: Promise<void>): Promise<boolean> {
  return change.then(
    () => true,
    () => false,
  );
}
