import { plain } from '../src/offline/observe.ts';
import { nameKeys } from '../src/offline/statements.ts';
import type { Counts } from './offlineCounts.ts';
import { add, bump, END } from './offlineRows.ts';
import { callSequences, steady, type Usage, usageStatements } from './offlineUsage.ts';

// Counts what the public figures say.

const FUNCTION_MODULES = /^(?:qiskit\w*|scipy|networkx)(?:\.\w+)*\.(\w+)$/u;

/** Takes in figures, each with the weight that it is given. */
export class Figures {
  readonly #counts: Counts;

  constructor(counts: Counts) {
    this.#counts = counts;
  }

  /** Takes in the figures of public code. */
  addUsage(usage: Usage, weight: number): void {
    const { statements, after } = usageStatements(usage);
    const keys = statements.map((one) =>
      add(this.#counts.statements, one.whole ? [...one.tokens, END] : one.tokens, one.weight * weight),
    );
    for (const [head, row] of after)
      for (const [next, count] of row) bump(this.#counts.after, head, keys[next] ?? '', count * weight);
    for (const [name, call] of Object.entries(usage.calls)) {
      const key = callKey(name);
      for (const one of callSequences(call)) {
        const tokens = one.whole ? [...one.tokens, END] : one.tokens;
        for (const callee of new Set([key, this.#groupKey(key)]))
          add(this.#counts.calls, [callee, ...tokens], one.weight * weight);
      }
      for (const [slot, kinds] of Object.entries(call.values ?? {})) {
        for (const rows of Object.values(kinds)) {
          for (const [value, count] of rows)
            bump(
              this.#counts.values,
              `${key}|${slot}`,
              typeof value === 'string' ? `'${value}'` : String(value),
              Number(count) * weight,
            );
        }
      }
    }
    this.#addReceivers(usage, weight);
    this.#addNames(usage, weight);
    this.#addImports(usage, weight);
  }

  /** Takes in what is known of names outside Qiskit; the later ones count less. */
  addPython(known: Readonly<Record<string, string>>): void {
    for (const [receiver, names] of Object.entries(known)) {
      for (const [at, name] of names.split(' ').entries()) {
        bump(this.#counts.attributes, receiver, name, 2 / (1 + at / 6));
        bump(this.#counts.attributes, '*', name, 0.2);
      }
    }
  }

  /** Takes in what is usually imported from modules outside Qiskit; the later ones count less. */
  addImports(known: Readonly<Record<string, string>>): void {
    for (const [module, names] of Object.entries(known))
      for (const [at, name] of names.split(' ').entries())
        bump(this.#counts.imports, module, name.replaceAll('+', ' '), 3 / (1 + at / 3));
  }

  #addReceivers(usage: Usage, weight: number): void {
    const { typed, module_attributes: modules, class_attributes: classes, by_name: byName } = usage.receivers;
    for (const [type, row] of Object.entries(typed)) {
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        this.#counts.attribute(plain(type), name, steady(uses, origins) * weight);
    }
    for (const [path, row] of Object.entries(modules)) {
      const key =
        path === 'numpy'
          ? 'np'
          : path === 'matplotlib.pyplot'
            ? 'plt'
            : path.startsWith('numpy.')
              ? path.replace('numpy', 'np')
              : path.slice(path.lastIndexOf('.') + 1);
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        bump(this.#counts.attributes, key, name, steady(uses, origins) * weight);
    }
    for (const [type, row] of Object.entries(classes))
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        bump(this.#counts.attributes, `class ${plain(type)}`, name, steady(uses, origins) * weight);
    for (const [label, row] of Object.entries(byName))
      for (const [name, [uses = 0, origins = 1]] of Object.entries(row))
        this.#counts.unknown(label, name, steady(uses, origins) * weight);
    for (const [type, row] of Object.entries(usage.transitions.methods)) {
      for (const [method, next] of Object.entries(row)) {
        for (const [name, count, origins] of next)
          bump(
            this.#counts.attributes,
            `${plain(type)}>${method}`,
            String(name),
            steady(Number(count), Number(origins)) * weight,
          );
      }
    }
  }

  #addNames(usage: Usage, weight: number): void {
    for (const [type, { names }] of Object.entries(usage.naming.by_class)) {
      for (const [name, [count = 0]] of Object.entries(names))
        bump(this.#counts.names, this.#counts.abstraction.placeholder(type), name, count * weight);
    }
    for (const [call, { names }] of Object.entries(usage.naming.by_call)) {
      for (const [name, [count = 0]] of Object.entries(names))
        for (const key of nameKeys(name))
          bump(this.#counts.assigned, key, this.#callHead(call), count * weight);
    }
  }

  #callHead(call: string): string {
    const key = callKey(call);
    const [type, method] = key.split('.');
    if (method === undefined) return `${key} ( )`;
    const receiver =
      type === 'np' || type === 'plt'
        ? type
        : type === '?'
          ? '<v>'
          : this.#counts.abstraction.placeholder(type ?? '');
    return `${receiver} . ${method} ( )`;
  }

  #addImports(usage: Usage, weight: number): void {
    for (const [module, row] of Object.entries(usage.imports.names)) {
      for (const [name, [files]] of Object.entries(row))
        bump(this.#counts.imports, module, name, files * weight);
    }
    for (const [module, row] of Object.entries(usage.imports.plain)) {
      for (const [alias, [files]] of Object.entries(row))
        bump(this.#counts.imports, '', alias === '' ? module : `${module} as ${alias}`, files * weight);
    }
    for (const [module, names, files, origins] of usage.imports.groups) {
      const tokens = (names as unknown as readonly string[]).flatMap((name, at) =>
        at > 0 ? [',', name] : [name],
      );
      add(
        this.#counts.statements,
        ['from', String(module), 'import', ...tokens, END],
        steady(Number(files), Number(origins)) * weight,
      );
    }
    for (const [a, b, files] of usage.imports.pairs) {
      bump(this.#counts.pairs, String(a), String(b), Number(files) * weight);
      bump(this.#counts.pairs, String(b), String(a), Number(files) * weight);
    }
  }

  #groupKey(key: string): string {
    const [type, method] = key.split('.');
    if (method === undefined || type === '?' || type === 'np' || type === 'plt') return key;
    const group = this.#counts.abstraction.placeholder(type ?? '');
    return group === '<v>' ? key : `${group}.${method}`;
  }
}

/** The key of a call in the figures as the engine writes it. */
function callKey(name: string): string {
  if (name.startsWith('numpy.')) return name.replace('numpy', 'np');
  if (name.startsWith('matplotlib.pyplot.')) return name.replace('matplotlib.pyplot', 'plt');
  const path = FUNCTION_MODULES.exec(name)?.[1];
  return path ?? plain(name).replace(/^\?job\./u, 'RuntimeJobV2.');
}
