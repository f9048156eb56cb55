import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';

/** What follows the last pieces anywhere in known statements: knows Python rather than Qiskit. */
export function grams(path: Path, spot: Spot): Evidence[] {
  const { statements } = spot.knowledge;
  const last = path.numbers.slice(-3);
  if (last.length < 1) return [];
  const found: Evidence[] = [{ kind: 'bigram', row: statements.following(last.slice(-1)) }];
  if (last.length > 1) found.push({ kind: 'trigram', row: statements.following(last.slice(-2)) });
  if (last.length > 2) found.push({ kind: 'fourgram', row: statements.following(last) });
  return found;
}
