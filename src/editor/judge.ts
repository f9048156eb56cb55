import { Uri } from 'vscode';

import type { Judge } from '../completion/site.ts';
import { Guard } from '../qiskit/guard.ts';
import type { Lookup } from '../qiskit/lookup.ts';
import type { Installations } from './installations.ts';

/** Judges suggestions by what is installed for their document. */
export function judgeBy(installations: Pick<Installations, 'of'>, lookup: () => Lookup): Judge {
  let guard: Guard | null = null;
  return (text, { document, context, before, beforeStart }) => {
    guard ??= new Guard(lookup());
    return guard.judge({
      before: context === '' ? before : `${context}\n${before}`,
      whole: beforeStart === 0,
      text,
      installation: installations.of(Uri.parse(document)),
    });
  };
}
