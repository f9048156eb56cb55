/** The service of the demo: the real one, in a process of its own, with its state in a temporary folder. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';

import { root } from './project.ts';

/** A running service. */
export interface Service {
  readonly url: string;
  /** How many suggestions were reported as accepted until now, by what the service itself keeps. */
  accepted(): number;
  close(): Promise<void>;
}

function acceptedIn(data: string): number {
  const db = new DatabaseSync(join(data, 'state.sqlite'), { readOnly: true });
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM completions WHERE accepted = 1').get()?.['n']);
  } finally {
    db.close();
  }
}

/** Starts it on a port of the loopback interface, any free one for '0'; rejects with what it said where it does not start. */
export async function startService(port: string): Promise<Service> {
  const data = mkdtempSync(join(tmpdir(), 'qiskit-inline-'));
  const args = [join(root, 'src/service/main.ts'), '--port', port, '--data', data];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => void child.once('close', resolve));
  const close = async (): Promise<void> => {
    child.kill();
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    createInterface(child.stdout).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url));
    child.once('close', () => reject(new Error(`the service did not start: ${errors.trim()}`)));
  });
  process.once('exit', () => child.kill());
  return { url, accepted: () => acceptedIn(data), close };
}
