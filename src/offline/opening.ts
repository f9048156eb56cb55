import { isBare, takesFunctions } from './bare.ts';
import { isCalled } from './callable.ts';
import { CLOSERS } from './closers.ts';
import { CALLED } from './fill.ts';
import { receiverKey } from './observe.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';

/** How often what can be called is called: where a statement begins with it, and elsewhere. */
const FIRST = 0.98;
const INSIDE = 0.93;
const IMPORTED = 0.85;
const PLAIN = 0.97;
const ASKED = 0.99;

/** How often a list with an element on each line ends after a line. */
const ENDS = 0.3;

/** Puts right how likely the closing bracket is at the beginning of a line, after the comma of the one above. */
export function closedLines(mixed: Map<number, number>, path: Path, spot: Spot): Map<number, number> {
  const bracket = path.brackets.at(-1);
  const below = spot.vertical > 0 && spot.blank && path.text === '' && path.words.at(-1)?.text === ',';
  if (!below || !bracket || path.brackets.length !== spot.vertical) return mixed;
  const close = spot.knowledge.number(CLOSERS[bracket.text] ?? ')');
  const now = mixed.get(close) ?? 0;
  if (now >= ENDS) return mixed;
  const scale = (1 - ENDS) / Math.max(1 - now, 0.01);
  const put = new Map([...mixed].map(([number, probability]) => [number, probability * scale]));
  return put.set(close, ENDS);
}

/** Puts right how likely a call is after a name that is known to be callable, or not to be. */
export function openCalls(mixed: Map<number, number>, path: Path, spot: Spot): Map<number, number> {
  const module = isModule(path, spot) || isEnumeration(path, spot);
  const least = module ? ASKED : callShare(path, spot);
  if (least === null) return mixed;
  const open = spot.knowledge.number(module ? '.' : '(');
  const now = mixed.get(open) ?? 0;
  if (least > 0 && now >= least) return mixed;
  const scale = (1 - least) / Math.max(1 - now, 0.01);
  const put = new Map([...mixed].map(([number, probability]) => [number, probability * scale]));
  if (least > 0) put.set(open, least);
  else put.delete(open);
  return put;
}

/** Whether a path ends with the name of a module: something of it is asked for. */
function isModule({ words }: Path, { reader }: Spot): boolean {
  const last = words.at(-1);
  if (last?.kind !== 'name' || words.at(-2)?.text === '.') return false;
  const variable = reader.scope.find(last.text);
  return variable?.origin === 'import' && variable.type.startsWith('module:');
}

/** Whether a path ends with a class of the file that counts up its values: one of them is asked for. */
function isEnumeration({ words }: Path, { reader }: Spot): boolean {
  const name = words.at(-1)?.text ?? '';
  if (words.at(-2)?.text === '.' || reader.scope.find(name)?.origin !== 'class') return false;
  return reader.scope.members(name)?.parents.some((parent) => /(?:Enum|Flag)$/u.test(parent)) === true;
}

/** Whether a function may stand for itself where a path has it: handed over, or in an annotation. */
function isHanded({ words, brackets }: Path): boolean {
  const callee = brackets.findLast((one) => one.callee !== null);
  const before = words.at(-2)?.text ?? '';
  if (callee && takesFunctions(callee)) return true;
  return /^(?:=|:|\[|\|)$/u.test(before) && !(before === '=' && brackets.length === 0);
}

/** Least share of calls after the last word; 0 for what cannot be called, null where nothing is known. */
function callShare(path: Path, spot: Spot): number | null {
  const { words } = path;
  const last = words.at(-1);
  if (last?.kind !== 'name' || words[0]?.text === 'class') return null;
  if (isBare(path, spot)) return 0;
  if (words[0]?.text === '@') return null;
  if (words.at(-2)?.text === '.') return memberShare(path, spot);
  const variable = spot.reader.scope.find(last.text);
  const share = isHanded(path) ? IMPORTED : PLAIN;
  if (variable === undefined && CALLED.has(last.text) && words.at(-2)?.text !== '=') return share;
  if (variable?.origin === 'import' && /^(?:class|function):/u.test(variable.type)) return share;
  return variable?.origin === 'function' || variable?.origin === 'class' ? share : null;
}

function isHandedMember({ words, brackets }: Path, dot: number): boolean {
  const callee = brackets.findLast((one) => one.callee !== null);
  return brackets.length > 0 && (words[dot - 2]?.text === '=' || (callee ? takesFunctions(callee) : false));
}

function memberShare(path: Path, spot: Spot): number | null {
  const { words } = path;
  const dot = words.length - 2;
  const name = words.at(-1)?.text ?? '';
  const type = spot.reader.infer.receiver(words, dot);
  // A function that is handed over is not called.
  const handed = isHandedMember(path, dot);
  const own = spot.reader.scope.members(type.replace(/^class:/u, ''))?.names.get(name);
  if (own !== undefined) return own.startsWith('own:') ? (handed ? null : PLAIN) : null;
  const called = isCalled(receiverKey(type), name);
  if (called !== undefined) return called ? (handed ? null : words.length === 3 ? FIRST : PLAIN) : 0;
  if (type.startsWith('module:')) {
    const offered = spot.knowledge.api.exports(type.slice(7)).get(name) ?? '';
    return /^(?:class|function):/u.test(offered) ? PLAIN : null;
  }
  const member = spot.knowledge.api.members(receiverKey(type).replace(/^class /u, '')).get(name);
  if (!member) return null;
  if (!member.callable) return member.type === '' ? null : 0;
  return words.length === 3 ? FIRST : handed ? null : INSIDE;
}
