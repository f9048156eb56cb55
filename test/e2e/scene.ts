/** One suggestion of our own service on the screen, and what a user may do with it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { READ_MS } from '../../src/completion/acceptance.ts';
import { expect } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import type { Hosted, Told } from './hosted.ts';

/** What the service ought to hear: that it was accepted or rejected, nothing; `unclear` when the machine was too slow for what was meant. */
export type Truth = Told | 'unclear';

/** A window that uses our service. */
export interface Session {
  readonly hosted: Hosted;
  readonly window: VSCodeWindow;
}

/** Milliseconds from asking the model in which a suggestion was surely not read: what the editor tells its extensions may come so much later. */
const GLANCE_MS = READ_MS - 200;

/** The reports that wait in the extension's own folder, by the names they keep while one is being sent. */
export function waitingIn(window: VSCodeWindow): readonly string[] {
  const files = readdirSync(join(window.server.data, 'User'), { recursive: true, encoding: 'utf8' });
  return files.flatMap(
    (file) => /globalStorage.*reports.([0-9a-z]+-[0-9a-z]+)[.\d]*\.json$/.exec(file)?.[1] ?? [],
  );
}

/** Loads a window anew, with everything saved, and waits until the service is there again. */
export async function reload(window: VSCodeWindow): Promise<void> {
  await window.savedText('main.py');
  await window.reload();
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.cursor();
}

/** A suggestion at the end of `main.py`. */
export class Scene {
  readonly window: VSCodeWindow;
  readonly hosted: Hosted;
  /** What is left of the suggestion; no other scene has the same. */
  readonly ending: string;
  readonly text: string;
  #seenAt = 0;

  constructor({ window, hosted }: Session, block = false) {
    const number = 10 + hosted.answers.size;
    this.window = window;
    this.hosted = hosted;
    this.ending = block ? `def f${number}(qc):\n    ` : `q${number}.`;
    this.text = block
      ? `qc.h(${number})\n    qc.cx(0, ${number})\n    return qc`
      : `append(g${number}, [0, 1])`;
  }

  /** Types up to the place of the suggestion, and waits until it is seen. */
  async begin(): Promise<void> {
    this.hosted.answers.set(this.ending, this.text);
    await this.window.type(this.ending.trimEnd());
    // The editor indents the line.
    if (this.ending.includes('\n')) await this.window.press('Enter');
    const ghost = expect.poll(() => this.window.ghostText(), { intervals: [30], timeout: 60_000 });
    await ghost.toContain(this.text.split('\n')[0]);
    this.#seenAt = performance.now();
  }

  /** Waits as long as it takes to read it. The rule is about time, so time has to pass; it is measured from when the suggestion was seen. */
  async read(): Promise<void> {
    const seen = expect.poll(() => performance.now() - this.#seenAt, { intervals: [100] });
    await seen.toBeGreaterThan(READ_MS);
  }

  /** Does what must be done before anybody can have read it; whether it was. */
  async atOnce(work: () => Promise<void>): Promise<Truth> {
    await work();
    const asked = this.hosted.askedAt.get(this.ending) ?? 0;
    return performance.now() - asked < GLANCE_MS ? null : 'unclear';
  }

  async type(text: string): Promise<void> {
    await this.window.type(text);
  }

  async press(key: string): Promise<void> {
    await this.window.press(key);
  }

  /** Presses keys that each take a piece, and waits until it is taken. */
  async take(key: string, pieces = 1): Promise<void> {
    for (let piece = 0; piece < pieces; piece += 1) {
      const before = await this.window.waitForGhost();
      await this.window.press(key);
      await expect.poll(() => this.window.ghostText(), { intervals: [30] }).not.toBe(before);
    }
  }

  /** Presses a key that takes pieces until all is taken. */
  async takeAll(key: string): Promise<void> {
    await expect(async () => {
      await this.window.press(key);
      expect(await this.window.ghostText()).toBe('');
      expect(await this.window.savedText('main.py')).toContain(this.ending + this.text);
    }).toPass({ intervals: [30] });
  }

  /** Takes it while the service is away, so that the report waits. */
  async takeWhileDown(): Promise<void> {
    await this.hosted.down();
    await this.untilStored(() => this.window.press('Tab'));
  }

  /** Does something that is to be told, and waits until that is on the disk: the extension may hear of it late. */
  async untilStored(work: () => Promise<void>): Promise<void> {
    const before = waitingIn(this.window);
    await work();
    const isStored = (): boolean => waitingIn(this.window).some((report) => !before.includes(report));
    await expect.poll(isStored, { intervals: [50] }).toBe(true);
  }

  /** Leaves the file as it was. */
  async end(): Promise<void> {
    await this.window.cursor();
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'Control+Shift+End', 'Delete'])
      await this.window.press(key);
  }
}
