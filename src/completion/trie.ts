interface Node<V> {
  /** Text of the edge that leads here. */
  label: string;
  value: V | undefined;
  /** By first character of the label. */
  readonly children: Map<string, Node<V>>;
}

/** A radix trie: finds every stored key that is a prefix of a text in one walk along it. */
export class Trie<V> {
  readonly #root: Node<V> = { label: '', value: undefined, children: new Map() };

  /** Whether nothing is stored. */
  get empty(): boolean {
    return this.#root.children.size === 0 && this.#root.value === undefined;
  }

  /** The value of exactly this key. */
  get(key: string): V | undefined {
    let node = this.#root;
    for (let at = 0; at < key.length;) {
      const child = node.children.get(key.charAt(at));
      if (child === undefined || !key.startsWith(child.label, at)) return undefined;
      at += child.label.length;
      node = child;
    }
    return node.value;
  }

  set(key: string, value: V): void {
    let node = this.#root;
    let at = 0;
    while (at < key.length) {
      const child = node.children.get(key.charAt(at));
      if (child === undefined) {
        node.children.set(key.charAt(at), { label: key.slice(at), value, children: new Map() });
        return;
      }
      const shared = sharedLength(child.label, key, at);
      node = shared < child.label.length ? split(node, child, shared) : child;
      at += shared;
    }
    node.value = value;
  }

  /** Forgets a key; nodes that no longer branch are joined, so the trie never holds more than its keys need. */
  delete(key: string): void {
    const path: Node<V>[] = [this.#root];
    for (let at = 0; at < key.length;) {
      const child = path.at(-1)?.children.get(key.charAt(at));
      if (child === undefined || !key.startsWith(child.label, at)) return;
      at += child.label.length;
      path.push(child);
    }
    const node = path.pop();
    if (node === undefined) return;
    node.value = undefined;
    const parent = path.pop();
    if (parent === undefined) return;
    prune(parent, node);
    const above = path.pop();
    if (above !== undefined) prune(above, parent);
  }

  /** Stored keys that are prefixes of `text`, the longest first, as the length of the key and its value. */
  ancestors(text: string): [number, V][] {
    const found: [number, V][] = [];
    let node: Node<V> | undefined = this.#root;
    let at = 0;
    while (node !== undefined) {
      if (node.value !== undefined) found.unshift([at, node.value]);
      const child: Node<V> | undefined = node.children.get(text.charAt(at));
      if (child === undefined || !text.startsWith(child.label, at)) break;
      at += child.label.length;
      node = child;
    }
    return found;
  }
}

function sharedLength(label: string, key: string, at: number): number {
  let shared = 0;
  while (shared < label.length && label.charAt(shared) === key.charAt(at + shared)) shared++;
  return shared;
}

function split<V>(parent: Node<V>, child: Node<V>, at: number): Node<V> {
  const middle: Node<V> = { label: child.label.slice(0, at), value: undefined, children: new Map() };
  child.label = child.label.slice(at);
  middle.children.set(child.label.charAt(0), child);
  parent.children.set(middle.label.charAt(0), middle);
  return middle;
}

function prune<V>(parent: Node<V>, node: Node<V>): void {
  if (node.value !== undefined) return;
  if (node.children.size === 0) parent.children.delete(node.label.charAt(0));
  else if (node.children.size === 1) {
    const [only] = node.children.values();
    if (only === undefined) return;
    only.label = node.label + only.label;
    parent.children.set(only.label.charAt(0), only);
  }
}
