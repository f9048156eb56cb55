import type { Evidence } from './evidence.ts';
import type { Bracket, Path, Spot } from './path.ts';
import { rowOf } from './sequences.ts';

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

/** The parameters of what a bracket calls; undefined when it is not known. */
export function signatureOf(bracket: Bracket, spot: Spot): readonly string[] | undefined {
  const { api } = spot.knowledge;
  const { callee } = bracket;
  if (!callee) return undefined;
  if (callee.owner !== '') return api.members(callee.owner).get(callee.name)?.parameters;
  return api.call(callee.type)?.parameters;
}
