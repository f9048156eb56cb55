import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserContext } from '@playwright/test';

const stored = readFileSync(join(import.meta.dirname, 'stored.js'), 'utf8');

/** What the pages of VS Code keep and show: the databases and stores with its state and secrets, the address, and the document. */
export async function textsOfBrowser(context: BrowserContext): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  for (const [index, page] of context.pages().entries()) {
    // What a page of a site has that the window led to is not the window's.
    if (page.isClosed() || !page.url().startsWith('http://127.0.0.1:')) continue;
    const found = await page.evaluate<Record<string, string>>(stored);
    for (const [name, text] of Object.entries(found)) texts[`page ${String(index)}: ${name}`] = text;
  }
  return texts;
}
