import { Disposable, window } from 'vscode';

import type { Judge } from '../completion/site.ts';
import { Api, type ApiTable } from '../qiskit/api.ts';
import { Lookup } from '../qiskit/lookup.ts';
import { loadRemovals } from '../qiskit/removals.ts';
import { Diagnostics } from './diagnostics.ts';
import { Fixes } from './fixes.ts';
import { Installations } from './installations.ts';
import { judgeBy } from './judge.ts';
import { type Inserted, MissingImports } from './missingImports.ts';
import type { Settings } from './settings.ts';
import type { Surrounds } from './surroundings.ts';
import type { QiskitVersions } from './versions.ts';

/** What the guard is joined to. */
export interface GuardDeps {
  readonly settings: Pick<Settings, 'diagnostics' | 'onDidChange'>;
  readonly surrounds: Pick<Surrounds, 'of' | 'usesQiskit'>;
  readonly versions: Pick<QiskitVersions, 'of' | 'onDidChange'>;
  /** What the packages offered when this was built. */
  readonly api: () => ApiTable;
  /** Called when other versions were found: what was judged by the former ones is to be judged anew. */
  readonly changed: () => void;
}

/** What knows the API that is installed: it judges suggestions, marks what is outdated, and offers fixes. */
export interface Guarding extends Disposable {
  readonly judge: Judge;
  /** Takes note of a suggestion that was taken: what it uses may not be imported yet. */
  readonly taken: (inserted: Inserted) => void;
}

/** Reads the tables of the API and starts. */
export function openGuard({ settings, surrounds, versions, api, changed }: GuardDeps): Guarding {
  let known: Lookup | null = null;
  const lookup = (): Lookup => (known ??= new Lookup(new Api(api()), loadRemovals()));
  const installations = new Installations(versions, lookup);
  const diagnostics = new Diagnostics({ settings, surrounds, installations, lookup });
  const fixes = new Fixes(diagnostics);
  const missing = new MissingImports({ surrounds, installations, lookup });
  const document = window.activeTextEditor?.document;
  if (document?.languageId === 'python') installations.of(document.uri);
  const parts = Disposable.from(
    installations.onDidChange(changed),
    installations,
    diagnostics,
    fixes,
    missing,
  );
  return {
    judge: judgeBy(installations, lookup),
    taken: (inserted) => missing.taken(inserted),
    dispose: () => parts.dispose(),
  };
}
