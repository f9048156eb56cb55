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
