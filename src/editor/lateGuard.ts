import { window, type Disposable } from 'vscode';

import type { Judge } from '../completion/site.ts';
import { openGuard, type GuardDeps, type Guarding } from './guarding.ts';
import type { Inserted } from './missingImports.ts';

/** The guard, read and started when it is needed for the first time: by a suggestion, by versions that were found, or by the setting for diagnostics. */
export class LateGuard implements Disposable {
  readonly #deps: GuardDeps;
  readonly #subscriptions: readonly Disposable[];
  #guarding: Guarding | null = null;

  constructor(deps: GuardDeps) {
    this.#deps = deps;
    this.#subscriptions = [
      deps.versions.onDidChange(() => this.#open()),
      deps.settings.onDidChange(() => this.#look()),
      window.onDidChangeActiveTextEditor(() => this.#look()),
    ];
    this.#look();
  }

  readonly judge: Judge = (text, site) => this.#open().judge(text, site);

  taken(inserted: Inserted): void {
    this.#open().taken(inserted);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#guarding?.dispose();
  }

  #look(): void {
    const document = window.activeTextEditor?.document;
    if (document?.languageId === 'python' && this.#deps.settings.diagnostics(document.uri)) this.#open();
  }

  #open(): Guarding {
    this.#guarding ??= openGuard(this.#deps);
    return this.#guarding;
  }
}
