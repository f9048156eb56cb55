import type { Word } from '../qiskit/statements.ts';
import { ownSignature, signatureOf } from './arguments.ts';
import type { Bracket } from './bracket.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';
import { isOperand } from './style.ts';

/** How many arguments a call takes by position, and which it takes by name; `names` is null where any may be given. */
interface Signature {
  readonly required: readonly string[];
  readonly most: number;
  readonly names: ReadonlySet<string> | null;
}

/** How much less likely a piece is that the signature of the called thing speaks against: tables and annotations are not always right. */
const AGAINST = 0.04;

/** Tells how far the signature of the innermost call allows a token, from 0 to 1. */
export function allowanceAt(path: Path, spot: Spot): (token: string) => number {
  const bracket = path.brackets.at(-1);
  if (path.words.length === 3 && path.words[0]?.text === 'def' && path.words[1]?.text === 'main')
    return (token) => (token === ')' ? 1 : AGAINST);
  const signature = bracket?.text === '(' && bracket.callee ? describe(bracket, spot) : null;
  if (!bracket || !signature) return () => 1;
  const last = path.words.at(-1);
  const ended = last !== undefined && isOperand(last) && bracket.since > 0;
  const given = bracket.position + (bracket.since > 0 || bracket.keyword !== '' ? 1 : 0);
  const named = namedIn(path, bracket);
  const missing = signature.required.slice(given).some((name) => !named.has(name));
  const full = given >= signature.most && named.size === 0;
  const closed = full && signature.names !== null && signature.names.size <= given;
  return (token) => {
    if (token === ')' && isEmptyRange(bracket, last)) return AGAINST;
    if (token === ')') return missing && (ended || bracket.since === 0) ? AGAINST : 1;
    if (token === ',') return closed && ended ? AGAINST : 1;
    if (bracket.since > 0 || bracket.keyword !== '') return 1;
    if (!isKeywordArgument(token)) return full ? AGAINST : 1;
    const name = token.slice(0, -1);
    return signature.names?.has(name) === false || named.has(name) ? AGAINST : 1;
  };
}

/** Whether a range up to 0 or 1 would be closed: nobody goes through that. */
function isEmptyRange({ callee, position, since }: Bracket, last: Word | undefined): boolean {
  return callee?.key === 'range' && position === 0 && since === 1 && /^[01]$/u.test(last?.text ?? '');
}

function isKeywordArgument(token: string): boolean {
  return token.length > 1 && token.endsWith('=') && /^\w/u.test(token);
}

/** Names of the arguments that the innermost call has been given by name. */
function namedIn({ words }: Path, bracket: Bracket): ReadonlySet<string> {
  const found = new Set<string>();
  let depth = 0;
  for (let at = words.length - 1; at >= 0 && depth >= 0; at -= 1) {
    const word = words[at];
    if (word?.kind === 'close') depth += 1;
    if (word?.kind === 'open') depth -= 1;
    if (depth === 0 && word?.text === '=' && words[at - 1]?.kind === 'name')
      found.add(words[at - 1]?.text ?? '');
  }
  if (bracket.keyword !== '' && bracket.since === 0) found.delete(bracket.keyword);
  return found;
}

function describe(bracket: Bracket, spot: Spot): Signature | null {
  const own = ownSignature(bracket, spot);
  if (own) {
    const required = own.filter(({ optional }) => !optional).map(({ name }) => name);
    return { required, most: Infinity, names: null };
  }
  const known = signatureOf(bracket, spot);
  if (known) return read(known);
  const counted = ARITIES.get(bracket.callee?.key ?? '');
  if (!counted) return null;
  const required = Array.from({ length: counted.least }, (_, at) => String(at));
  return { required, most: counted.most, names: null };
}

/** Reads parameters as the tables have them: `name=` may be left out, what follows `*` is given by name. */
function read(parameters: readonly string[]): Signature {
  const star = parameters.findIndex((name) => name.startsWith('*') && !name.startsWith('**'));
  const positional = (star < 0 ? parameters : parameters.slice(0, star)).filter((name) => isName(name));
  const names = parameters.filter((name) => isName(name)).map((name) => name.replace('=', ''));
  const many = star >= 0 && parameters[star] !== '*';
  return {
    required: positional.filter((name) => !name.endsWith('=')),
    most: many ? Infinity : positional.length,
    names: many || parameters.some((name) => name.startsWith('**')) ? null : new Set(names),
  };
}

function isName(parameter: string): boolean {
  return parameter !== '/' && !parameter.startsWith('*');
}

/** Counts of arguments by position that functions outside Qiskit take: the least and, where there is one, the most. */
const COUNTED: Readonly<Record<string, string>> = {
  '0': 'list.pop list.sort list.reverse list.copy dict.keys dict.values dict.items dict.copy str.lower str.upper ndarray.tolist ndarray.conj ndarray.copy np.random.default_rng random.random',
  '1': 'len abs sum min max sorted reversed enumerate list.extend list.index list.count list.remove str.join str.startswith str.endswith dict.get dict.pop dict.update np.array np.zeros np.ones np.eye np.arange np.mean np.std np.sum np.max np.min np.argmax np.argmin np.outer np.linalg.norm np.trace np.diag np.round np.abs np.concatenate math.sqrt',
  '1-1':
    'len abs list.append set.add np.sqrt np.exp np.cos np.sin np.tan np.log np.log2 np.conj np.real np.imag np.linalg.eigh np.linalg.eigvalsh np.linalg.inv np.linalg.det np.radians math.sqrt math.sin math.cos math.exp math.ceil math.floor math.log2 time.sleep',
  '1-3': 'range int str float round np.angle',
  '2': 'isinstance hasattr zip map filter minimize curve_fit np.kron np.dot np.isclose np.allclose np.testing.assert_allclose np.linspace np.where np.vdot setattr getattr plt.plot plt.bar plt.scatter plt.errorbar Axes.plot Axes.bar Axes.scatter Axes.errorbar',
  '2-2': 'isinstance hasattr divmod math.gcd np.kron',
};

const ARITIES = new Map<string, { readonly least: number; readonly most: number }>(
  Object.entries(COUNTED).flatMap(([count, names]) => {
    const [least, most] = count.split('-').map(Number);
    return names.split(' ').map((name) => [name, { least: least ?? 0, most: most ?? Infinity }] as const);
  }),
);
