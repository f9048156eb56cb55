import { parseBase } from './base.ts';
import { catalog } from './catalog.ts';
import { createOffline } from './offline.ts';
import { createQiskit } from './qiskit.ts';
import type { BackendConfig, BackendDeps, CompletionBackend } from './types.ts';

/** The backend for what the user configured, or null while the URL is not a usable http or https address. */
export function createBackend(config: BackendConfig, deps: BackendDeps): CompletionBackend | null {
  if (config.service === 'offline') return createOffline();
  const url = config.url.trim() === '' ? catalog[config.service].url : config.url;
  const base = url === null ? null : parseBase(url);
  if (base === null) return null;
  switch (config.service) {
    case 'qiskit-code-assistant':
      return createQiskit(base, deps);
  }
}
