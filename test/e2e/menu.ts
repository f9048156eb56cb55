/** The menu of the status bar item. */
import type { Locator } from '@playwright/test';

import { expect } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';

/** A row of the menu that begins so. */
export function row(window: VSCodeWindow, label: string): Locator {
  return window.rows.filter({
    has: window.page.locator('.label-name', { hasText: new RegExp(`^\\s*${label}`) }),
  });
}

/** Opens it, and waits until it is there. */
export async function openMenu(window: VSCodeWindow): Promise<void> {
  await window.status.click();
  await expect(window.rows.first()).toBeVisible();
}
