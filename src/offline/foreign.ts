import type { Type } from '../qiskit/api.ts';
import { base } from '../qiskit/infer.ts';
import type { Word } from '../qiskit/statements.ts';
import { plain, receiverKey } from './observe.ts';
import type { Spot } from './spot.ts';

// Values of which the API does not tell everything: of classes from elsewhere, and of classes that are only guessed.

/** Whether a value is of a class or a module from elsewhere, of which neither the API nor the file nor other code tells anything: only what the document itself asks of such values does. */
export function isForeign(type: Type, { knowledge, reader }: Pick<Spot, 'knowledge' | 'reader'>): boolean {
  if (type === '' || type === 'self') return false;
  const id = base(type.replace(/^class:/u, ''));
  const known = type.startsWith('module:')
    ? knowledge.api.hasModule(type.slice('module:'.length))
    : knowledge.api.hasClass(id) || reader.scope.members(id) !== undefined;
  return !known && knowledge.attributes(receiverKey(type)).size === 0;
}

/** Name of the variable before the dot at `dot`; empty for longer expressions. */
export function variableAt(words: readonly Word[], dot: number): string {
  const word = words[dot - 1];
  return word?.kind === 'name' && words[dot - 2]?.text !== '.' ? word.text : '';
}

/** The type of the value before the dot that the words end with. A class that a variable's name suggests is not believed where most of what the document asks of the variable is what the class never had. */
export function receiverType(words: readonly Word[], { reader, memory, knowledge }: Spot): Type {
  const dot = words.length - 1;
  const type = reader.infer.receiver(words, dot);
  const name = variableAt(words, dot);
  if (name === '' || reader.scope.find(name)?.guessed !== true) return type;
  const { api } = knowledge;
  const id = base(type);
  if (!api.hasClass(id) || BELIEVED.has(id)) return type;
  const members = api.members(id);
  const asked = [...memory.attributesOf(`=${name}`).keys()];
  const had = asked.filter((one) => members.has(one) || api.isOld(`${plain(id)}.${one}`));
  return 2 * had.length >= asked.length ? type : '';
}

/** Classes that are believed all the same: programs for former releases ask them for what they no longer have. */
const BELIEVED = new Set(['QuantumCircuit', 'BackendV2']);
