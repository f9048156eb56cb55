import type { Reason } from '../qiskit/guard.ts';
import type { PackageName, Removal } from '../qiskit/removals.ts';

const packages: Record<PackageName, string> = {
  qiskit: 'Qiskit',
  qiskit_ibm_runtime: 'qiskit-ibm-runtime',
  qiskit_aer: 'qiskit-aer',
};

/** Why a suggestion was dropped, behind "No suggestion: ". */
export function outdatedReason(reason: Reason): string {
  return `the model suggested ${reason.symbol}, ${gone(reason)}`;
}

/** What a diagnostic says of API that is gone, or will go. */
export function findingSentence({
  symbol,
  removal,
  standing,
}: Reason & { readonly standing: string }): string {
  if (standing === 'gone') return `${symbol} was ${gone({ symbol, removal })}.`;
  const due = removal?.due === undefined ? '' : `, to be removed in ${nameOf(removal)} ${removal.due}`;
  return `${symbol} is deprecated since ${nameOf(removal)} ${removal?.deprecated ?? ''}${due}${advice(removal)}.`;
}

/** `removed in Qiskit 1.0; use …`. */
function gone({ symbol, removal }: Reason): string {
  if (removal === null) return `not found in the ${symbol.split('.', 1)[0] ?? ''} that is installed`;
  if (removal.removed === '0') return `switched off with the service behind it${advice(removal)}`;
  return `removed in ${nameOf(removal)} ${removal.removed ?? ''}${advice(removal)}`;
}

function nameOf(removal: Removal | null): string {
  return removal === null ? '' : packages[removal.package];
}

function advice(removal: Removal | null): string {
  return removal?.replacement === undefined ? '' : `; use ${removal.replacement}`;
}

/** Titles of quick fixes, and names beside diagnostics. */
export const guardMessages = {
  source: 'Qiskit',
  replaceWith: (text: string) =>
    `Replace with \`${text.split('\n', 1)[0] ?? ''}\`${text.includes('\n') ? ' …' : ''}`,
  fixAll: 'Fix all Qiskit renames in this file',
  import: (module: string, name: string) => `Import ${name} from ${module}`,
} as const;
