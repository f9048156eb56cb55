import { readdirSync, readFileSync } from 'node:fs';

import { expect } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';

/** The number of the process that runs a window's extensions. */
export function extensionHostOf(window: VSCodeWindow): number {
  const found = readdirSync('/proc').filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      return command.includes('--type=extensionHost') && environment.includes(`=${window.server.data}\0`);
    } catch {
      return false;
    }
  });
  expect(found).toHaveLength(1);
  return Number(found[0]);
}
