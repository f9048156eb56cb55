import type { Versions } from '../../src/qiskit/versions.ts';
import { CIRCUIT_LINES, CIRCUIT_LINES_2, CIRCUITS, type Place } from './outdatedCircuits.ts';
import { ABOVE, IMPORTS, IMPORTS_2 } from './outdatedImports.ts';
import { RUNTIME, TRANSPILING, USES } from './outdatedUses.ts';

// Suggestions as models write them that learned from old code, in programs of our own that they would be made for.

/** A suggestion at the end of a text. */
export interface Case {
  readonly before: string;
  readonly text: string;
  readonly versions: Versions;
}

/** What is installed today. */
export const TODAY: Versions = { qiskit: '2.5.2', 'qiskit-ibm-runtime': '0.49.0', 'qiskit-aer': '0.17.2' };
/** What was installed before Qiskit 2. */
export const BEFORE: Versions = { qiskit: '1.4.2', 'qiskit-ibm-runtime': '0.37.0', 'qiskit-aer': '0.16.4' };

/** Every planted suggestion; `modern` tells those that were fine before Qiskit 2. */
export function planted(): { readonly gone: readonly Case[]; readonly modern: readonly Case[] } {
  const gone: Case[] = [];
  const modern: Case[] = [];
  const add = (place: Place, line: string, isNew: boolean): void => {
    const turn = gone.length;
    gone.push({ ...caseOf(place, line, turn), versions: TODAY });
    if (isNew) modern.push({ ...caseOf(place, line, turn), versions: BEFORE });
  };
  for (const place of CIRCUITS) {
    for (const line of CIRCUIT_LINES) add(place, line, false);
    for (const line of CIRCUIT_LINES_2) add(place, line, true);
  }
  for (const before of ABOVE) {
    for (const line of IMPORTS) add({ before, name: '' }, line, false);
    for (const line of IMPORTS_2) add({ before, name: '' }, line, true);
  }
  for (const [before, lines] of [...USES, ...RUNTIME])
    for (const line of lines) add({ before, name: '' }, line, false);
  for (const [before, lines] of TRANSPILING) for (const line of lines) add({ before, name: '' }, line, true);
  return { gone, modern };
}

/** The line at its place: as a whole, behind what is typed of it, or below a line that is fine. */
function caseOf({ before, name, indent = '' }: Place, line: string, turn: number): Omit<Case, 'versions'> {
  const text = line.replaceAll('‸', name);
  const cut = name === '' ? text.indexOf('(') : text.indexOf(name) + name.length;
  switch (turn % 3) {
    case 0:
      return { before: before + indent, text };
    case 1:
      // An import is not typed halfway here: what is typed of it would be the user's.
      if (cut > 0 && !/^(?:from|import)\b/u.test(text) && name !== '')
        return { before: before + indent + text.slice(0, cut + 1), text: text.slice(cut + 1) };
      return { before: before + indent, text: `${text}\n` };
    default:
      return { before: before + indent, text: `print("step ${turn}")\n${indent}${text}` };
  }
}
