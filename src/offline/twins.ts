import type { Variable } from '../qiskit/namespace.ts';
import { signatureOf } from './arguments.ts';
import { insideOf } from './elements.ts';
import { isNumber } from './loops.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';

const COMPARES = /^(?:==|!=|<|>|<=|>=)$/u;
const CALCULATES = /^(?:-|\/|\/\/|%)$/u;

/** What makes no sense once more: what stands alone on the left of the operator that a path ends with, and the qubits that its call has been given. */
export function twinsAt(path: Path, spot: Spot): (text: string, variable?: Variable) => boolean {
  const left = operandBefore(path);
  const operator = path.words.at(-1)?.text ?? '';
  const qubits = qubitsGiven(path, spot);
  return (text, variable) => {
    // A name goes on: `i, i + 1`.
    if (variable === undefined && qubits.includes(text)) return true;
    if (text !== left) return false;
    // Lists are divided by what they add up to.
    return COMPARES.test(operator) || variable === undefined || isNumber({ ...variable, guessed: false });
  };
}

function operandBefore({ words }: Path): string {
  const operator = words.at(-1)?.text ?? '';
  const left = words.at(-2);
  if (!left || (!COMPARES.test(operator) && !CALCULATES.test(operator))) return '';
  if (
    (left.kind !== 'name' && left.kind !== 'number') ||
    /^(?:[-.@%+]|\*\*?|\/\/?)$/u.test(words.at(-3)?.text ?? '')
  )
    return '';
  return left.text;
}

function qubitsGiven({ words, brackets }: Path, spot: Spot): readonly string[] {
  const bracket = brackets.at(-1);
  if (bracket?.callee?.owner !== 'QuantumCircuit' || bracket.since > 0 || bracket.position === 0) return [];
  const parameters = signatureOf(bracket, spot) ?? [];
  const isQubit = (at: number): boolean => /qubit/u.test(parameters[at] ?? '');
  if (!isQubit(bracket.position)) return [];
  return insideOf(words).elements.flatMap((element, at) =>
    isQubit(at) && element.length === 1 ? [element[0]?.text ?? ''] : [],
  );
}
