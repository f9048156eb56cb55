import type { Parameter } from '../qiskit/parameters.ts';
import type { Bracket } from './bracket.ts';
import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import { rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';

/** What goes into the innermost open call: known argument lists of the same callee or kind, then the parameters of its signature. */
export function callArguments(path: Path, spot: Spot): Evidence[] {
  const bracket = path.brackets.at(-1);
  if (!bracket) return [];
  const { calls } = spot.knowledge;
  const found: Evidence[] = [];
  // Lists of an outer call tell about what stands in brackets inside it.
  const outer = path.brackets.findLast((one) => one.callee !== null);
  if (outer && outer !== bracket && outer.exact)
    found.push({ kind: 'outerArguments', row: calls.row(outer.exact) });
  if (bracket.group) found.push({ kind: 'kindArguments', row: calls.row(bracket.group) });
  if (bracket.exact) found.push({ kind: 'arguments', row: calls.row(bracket.exact) });
  const surface = parameters(path, bracket, spot);
  const same = namesakes(surface, spot);
  if (same.size > 0) found.push({ kind: 'namesakes', row: rowOf(same) });
  if (surface.size > 0) found.push({ kind: 'surface', row: rowOf(surface) });
  const own = ownArguments(path, bracket, spot);
  if (own.size > 0) found.push({ kind: 'ownArguments', row: rowOf(own) });
  return found;
}

/** Names of parameters, `name=`, that a call may still be given. */
function parameters(path: Path, bracket: Bracket, spot: Spot): Map<number, number> {
  const row = new Map<number, number>();
  if (!bracket.callee || bracket.since > 0 || bracket.keyword !== '') return row;
  const known = signatureOf(bracket, spot);
  if (!known) return row;
  const given = new Set(
    path.words
      .filter((word, at) => word.kind === 'name' && path.words[at + 1]?.text === '=')
      .map((word) => word.text),
  );
  const names = known
    .filter((name) => !name.startsWith('*') && name !== '/')
    .map((name) => name.replace('=', ''));
  for (const [order, name] of names.entries()) {
    if (
      order < bracket.position ||
      given.has(name) ||
      spot.knowledge.api.isOld(`${bracket.callee.name}(${name})`)
    )
      continue;
    row.set(spot.knowledge.number(`${name}=`), 1 / (1 + order));
  }
  return row;
}

/** Parameters that a variable has the name of; most of all one that is not used yet. */
function namesakes(surface: ReadonlyMap<number, number>, spot: Spot): Map<number, number> {
  const row = new Map<number, number>();
  for (const number of surface.keys()) {
    const variable = spot.reader.scope.find(spot.knowledge.token(number).slice(0, -1));
    if (variable === undefined || variable.origin === 'import') continue;
    row.set(number, spot.memory.mentioned(variable.name) <= variable.defined ? 4 : 1);
  }
  return row;
}

/** The name of the parameter that the argument at the end of a path is for; of the file's own functions too. */
export function parameterOf(bracket: Bracket, spot: Spot): string {
  if (bracket.keyword !== '') return bracket.keyword;
  const own = ownSignature(bracket, spot);
  if (own) return own[bracket.position]?.name ?? '';
  return (signatureOf(bracket, spot)?.[bracket.position] ?? '').replace('=', '');
}

/** The parameters of a function, method or class of the file that a bracket calls. */
export function ownSignature(bracket: Bracket, spot: Spot): readonly Parameter[] | undefined {
  const { callee } = bracket;
  if (!callee) return undefined;
  const found = spot.reader.scope.signature(callee.name);
  const own = callee.key.startsWith('own:') || spot.reader.scope.members(callee.owner) !== undefined;
  return own && found.length > 0 ? found : undefined;
}

/** What goes where a function of the file is called: the variable that has the parameter's name or type, commas as long as something is missing. */
function ownArguments(path: Path, bracket: Bracket, spot: Spot): Map<number, number> {
  const row = new Map<number, number>();
  const parameters = ownSignature(bracket, spot);
  if (!parameters || bracket.keyword !== '') return row;
  const { scope, abstraction } = spot.reader;
  const add = (token: string, count: number): void => {
    const number = spot.knowledge.number(token);
    row.set(number, (row.get(number) ?? 0) + count);
  };
  const here = parameters[bracket.position];
  if (bracket.since === 0) {
    if (!here) add(')', 1);
    else {
      if (here.type !== '') add(abstraction.placeholder(here.type), 2);
      const same = scope.find(here.name);
      if (same) add(abstraction.name(here.name, scope), 3);
      if (here.optional) add(')', 0.5);
    }
  } else if (bracket.since === 1) {
    const next = parameters[bracket.position + 1];
    if (!next) add(')', 3);
    else if (next.optional) {
      add(')', 1.5);
      add(',', 1);
    } else add(',', 3);
  }
  return row;
}

/** The parameters of what a bracket calls; undefined when it is not known. */
export function signatureOf(bracket: Bracket, spot: Spot): readonly string[] | undefined {
  const { api } = spot.knowledge;
  const { callee } = bracket;
  if (!callee) return undefined;
  if (callee.owner !== '') return api.members(callee.owner).get(callee.name)?.parameters;
  return api.call(callee.type)?.parameters;
}
