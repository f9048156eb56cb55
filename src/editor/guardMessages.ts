import type { Reason } from '../qiskit/guard.ts';
import type { PackageName, Removal } from '../qiskit/removals.ts';
import { t } from './words.ts';

const packages: Record<PackageName, string> = {
  qiskit: 'Qiskit',
  qiskit_ibm_runtime: 'qiskit-ibm-runtime',
  qiskit_aer: 'qiskit-aer',
};

/** Why a suggestion was dropped, behind "No suggestion: ". */
export function outdatedReason(reason: Reason): string {
  return t('the model suggested {0}, {1}', reason.symbol, gone(reason));
}

/** What a diagnostic says of API that is gone, or will go. */
export function findingSentence({
  symbol,
  removal,
  standing,
}: Reason & { readonly standing: string }): string {
  if (standing === 'gone') return t('{0} was {1}.', symbol, gone({ symbol, removal }));
  const due = removal?.due === undefined ? '' : t(', to be removed in {0}', released(removal, removal.due));
  const since = released(removal, removal?.deprecated);
  return t('{0} is deprecated since {1}{2}{3}.', symbol, since, due, advice(removal));
}

/** `removed in Qiskit 1.0; use …`. */
function gone({ symbol, removal }: Reason): string {
  if (removal === null) return t('not found in the {0} that is installed', symbol.split('.', 1)[0] ?? '');
  if (removal.removed === '0') return t('switched off with the service behind it{0}', advice(removal));
  return t('removed in {0}{1}', released(removal, removal.removed), advice(removal));
}

function released(removal: Removal | null, version = ''): string {
  return removal === null ? version : `${packages[removal.package]} ${version}`;
}

function advice(removal: Removal | null): string {
  return removal?.replacement === undefined ? '' : t('; use {0}', removal.replacement);
}

/** Titles of quick fixes, and names beside diagnostics. */
export const guardMessages = {
  source: 'Qiskit',
  replaceWith: (text: string) =>
    t('Replace with {0}', `\`${text.split('\n', 1)[0] ?? ''}\`${text.includes('\n') ? ' …' : ''}`),
  fixAll: t('Fix all Qiskit renames in this file'),
  import: (module: string, name: string) => t('Import {0} from {1}', name, module),
} as const;
