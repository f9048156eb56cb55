import { failureReport } from '../../../src/editor/failureMessages.ts';
import type { Checked, Fault } from './cell.ts';
import { ROUTES, type Route } from './routes.ts';

/** A cell that ran. */
export interface Ran {
  readonly route: Route;
  readonly result: Checked;
}

const TITLES = ['fault', 'asked', 'told as', 'requests', 'ended by', 'kept', 'asked by itself then'];

/** The lines above the rows of the table. */
export const HEAD = [line(TITLES), line(TITLES.map(() => '---'))];

/** The rows of a fault: routes that fare alike share one. The route that never fails has none. */
export function rowsOf({ name }: Fault, cells: readonly Ran[]): readonly string[] {
  const groups = new Map<string, Ran[]>();
  for (const cell of cells) {
    if (cell.route.kind === 'probe') continue;
    const key = told(cell.result).join(' | ');
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (first === undefined) return '';
    const [meaning = '', requests = '', limit = '', next = ''] = told(first.result);
    return line([name, asked(group), meaning, requests, limit, kept(group), next]);
  });
}

/** The name of the fault that a row is about; null for other lines. */
export function faultOf(row: string): string | null {
  return /^\| (.+?) \|/u.exec(row)?.[1] ?? null;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}

function told({ kind, status, failure, tries, limit, next }: Checked): readonly string[] {
  const code = status === null ? '' : ` (${status})`;
  const meaning = failure === null ? 'answered' : `\`${kind}\`${code} ${failureReport(failure)}`;
  return [meaning, String(tries), limit ?? '', next];
}

/** Which routes a row is about, whole kinds by their names. */
function asked(group: readonly Ran[]): string {
  const names = new Set(group.map(({ route }) => route.name));
  const kinds = { ask: 'questions', report: 'report', suggest: 'suggestions' } as const;
  const parts = Object.entries(kinds).flatMap(([kind, plural]) => {
    const all = ROUTES.filter((route) => route.kind === kind).map(({ name }) => name);
    return all.every((name) => names.has(name)) ? [plural] : all.filter((name) => names.has(name));
  });
  return parts.join(', ') === 'questions, report, suggestions' ? 'everything' : parts.join(', ');
}

const REPORTS: Readonly<Record<string, string>> = {
  delivered: 'report told',
  refused: 'report given up',
  unwanted: 'report given up, and those to come',
  later: 'report sent again later',
};

function kept(group: readonly Ran[]): string {
  const texts = group.map(({ route, result }) => {
    if (route.kind === 'report') return REPORTS[result.kept] ?? result.kept;
    return route.kind === 'suggest' && result.kept !== '' ? shortened(result.kept) : '';
  });
  return [...new Set(texts.filter((text) => text !== ''))].join(', ');
}

function shortened(text: string): string {
  return text.length <= 40 ? `\`${text}\`` : `${String(text.length)} characters`;
}
