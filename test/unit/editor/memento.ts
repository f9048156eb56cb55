import type { Memento } from 'vscode';

/** A memento in memory. Values go through JSON, as they do in VS Code. */
export function memento(): Memento {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string, otherwise?: unknown) => {
      const text = kept.get(key);
      return text === undefined ? otherwise : JSON.parse(text);
    },
    update: async (key, value) =>
      void (value === undefined ? kept.delete(key) : kept.set(key, JSON.stringify(value))),
  } as Memento;
}

/** The same as VS Code has it in an extension host: all of a state is sent at once, and comes back in place of what is there by then. */
export function remoteMemento(): Memento {
  let values: Record<string, unknown> = {};
  return {
    keys: () => Object.keys(values),
    get: (key: string, otherwise?: unknown) => values[key] ?? otherwise,
    update: async (key, value) => {
      values = { ...values, [key]: value };
      await turn();
      const sent = structuredClone(values);
      await turn();
      values = sent;
    },
  } as Memento;
}

/** One round of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
