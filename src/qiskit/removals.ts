import table from './removals.json' with { type: 'json' };

/** The packages whose removals are known. */
export type PackageName = 'qiskit' | 'qiskit_ibm_runtime' | 'qiskit_aer';

/** What of the API an entry is about. */
export type RemovalForm =
  /** A module, class, function or object by its import path; `*` at the end stands for the rest of a name. */
  | 'path'
  /** `owner.name`, a method or attribute of instances. */
  | 'member'
  /** Keyword `name` of the callable `owner`. */
  | 'argument'
  /** Value `value` of keyword `name` of `owner`, of any callable where that is empty. */
  | 'value'
  /** A first argument, or keyword `name`, of the type `value`; `str` stands for a literal. */
  | 'type'
  /** The string `value` as an argument, wherever it stands. */
  | 'literal'
  /** A tuple unpacked from each element of `owner.name`. */
  | 'unpacked';

/** One piece of API that was removed, or is going to be, as `scripts/removals.ts` writes it. */
export interface Removal {
  /** How the sources name it. */
  readonly symbol: string;
  readonly kind: string;
  readonly package: PackageName;
  readonly form: RemovalForm;
  /** Import path of a `path`; class or callable of the other forms, without its module. */
  readonly owner: string;
  readonly name?: string;
  readonly value?: string;
  /** First release that deprecates it. */
  readonly deprecated?: string;
  /** First release without it; left out while it is there. */
  readonly removed?: string;
  /** Release that it is announced to go in. */
  readonly due?: string;
  /** What to write instead, in words. */
  readonly replacement?: string;
  /** What to write instead, exactly: another name, path, keyword or value, with nothing else to change. */
  readonly rename?: string;
  /** A member whose name alone gives it away, whatever it is called on. */
  readonly telling?: true;
  /** Classes below `owner` that keep the member. */
  readonly except?: readonly string[];
  /** Where it says so. */
  readonly source?: string;
}

const FORMS: ReadonlySet<unknown> = new Set<RemovalForm>([
  'path',
  'member',
  'argument',
  'value',
  'type',
  'literal',
  'unpacked',
]);

/** Every removal that is known. */
export function loadRemovals(): readonly Removal[] {
  const entries: readonly unknown[] = table;
  return entries.filter(isRemoval);
}

function isRemoval(entry: unknown): entry is Removal {
  return typeof entry === 'object' && entry !== null && 'form' in entry && FORMS.has(entry.form);
}
