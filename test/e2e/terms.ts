import type { FrameLocator, Locator } from '@playwright/test';

import type { VSCodeWindow } from '../support/vscode/window.ts';

/** A service whose terms nobody has accepted. */
export const unaccepted = { service: { accepted: false } };

/** The page in the panel that asks for an answer to the terms. */
export function panel(window: VSCodeWindow): FrameLocator {
  return window.webview();
}

/** The button in the panel that gives an answer. */
export function button(window: VSCodeWindow, name: 'Accept' | 'Reject'): Locator {
  return panel(window).getByRole('button', { name });
}
