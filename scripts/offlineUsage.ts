import { headOf } from '../src/offline/abstraction.ts';

// Turns the counts of public code into weighted token sequences and rows of names.

type Row = readonly (readonly (string | number)[])[];
interface Call {
  readonly n: number;
  readonly dep?: unknown;
  readonly forms?: Row;
  readonly values?: Readonly<Record<string, Readonly<Record<string, Row>>>>;
}

/** The parts of `qiskit-usage.json` that are read. */
export interface Usage {
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  readonly imports: {
    readonly names: Readonly<
      Record<
        string,
        Readonly<Record<string, readonly [number, number, { dep?: unknown; as?: Record<string, number> }?]>>
      >
    >;
    readonly plain: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;
    readonly groups: Row;
    readonly pairs: Row;
  };
  readonly receivers: Readonly<
    Record<
      'typed' | 'by_name' | 'module_attributes' | 'class_attributes' | 'by_placeholder',
      Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>
    >
  >;
  readonly calls: Readonly<Record<string, Call>>;
  readonly transitions: {
    readonly methods: Readonly<Record<string, Readonly<Record<string, Row>>>>;
    readonly statements: { readonly shapes: Row; readonly next1: Readonly<Record<string, Row>> };
    readonly heads: { readonly shapes: Row; readonly statement1: Readonly<Record<string, Row>> };
  };
  readonly naming: {
    readonly by_class: Readonly<
      Record<string, { readonly names: Readonly<Record<string, readonly number[]>> }>
    >;
    readonly by_call: Readonly<
      Record<string, { readonly names: Readonly<Record<string, readonly number[]>> }>
    >;
    readonly guess: Readonly<Record<string, string>>;
  };
}

/** How much a count from several origins says: half of public files come from three of them, and would drown the rest. */
export function steady(count: number, origins: number): number {
  return Math.sqrt(count * Math.max(1, origins));
}

/** A statement or an argument list as tokens, with how often it was seen. */
export interface Sequence {
  readonly tokens: readonly string[];
  readonly weight: number;
  /** Ends where the tokens end; otherwise something unknown follows. */
  readonly whole: boolean;
}

const TOKEN =
  /<\w+>|'[^']*'|"[^"]*"|[A-Za-z_]\w*|\d+\.?\d*|\*\*=?|\/\/=?|->|:=|[<>=!+\-*/%&|^@]=|\.\.|[^\s\w]/gu;

/** Splits a shape such as `<qc>.h(<int>)` into tokens; a part that the shape leaves open ends it. */
export function shapeTokens(shape: string): { tokens: string[]; whole: boolean } {
  const imported = /^(?:from ([\w.]+) )?import (.+)$/u.exec(shape);
  if (imported) {
    const names = (imported[2] ?? '')
      .split(/(,| as )/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const head = imported[1] === undefined ? [] : ['from', imported[1]];
    return { tokens: [...head, 'import', ...names], whole: true };
  }
  const raw = shape.match(TOKEN) ?? [];
  const tokens: string[] = [];
  let depth = 0;
  for (const [at, token] of raw.entries()) {
    const repeated =
      token === '*' &&
      (raw[at + 1] === ']' || raw[at + 1] === ')' || raw[at + 1] === '}') &&
      raw[at - 1] !== ',';
    if (token === '..' || token === '<attr>') return { tokens, whole: false };
    if (repeated) {
      const element = tokens.at(-1) ?? '';
      tokens.push(',', element, ',', element);
      return { tokens, whole: false };
    }
    if (tokens[0] === 'def' && token === '(') return { tokens: [...tokens, '('], whole: false };
    if ('([{'.includes(token)) depth += 1;
    if (')]}'.includes(token)) depth -= 1;
    if (
      token === '=' &&
      depth > 0 &&
      /^[A-Za-z_]\w*$/u.test(tokens.at(-1) ?? '') &&
      /^[(,]$/u.test(tokens.at(-2) ?? '')
    )
      tokens[tokens.length - 1] += '=';
    else tokens.push(token);
  }
  return { tokens, whole: true };
}

/** Tokens for one kind of argument; null in place of what is unknown. */
function kindTokens(kind: string): (string | null)[] {
  const [, count, element] = /^list(\d)\+? of (.+)$/u.exec(kind) ?? [];
  if (count !== undefined && element !== undefined) {
    const inner = kindTokens(element);
    const parts: (string | null)[] = ['['];
    for (let at = 0; at < Number(count); at += 1) parts.push(...(at > 0 ? [','] : []), ...inner);
    return [...parts, ...(kind.includes('+') ? [null] : [']'])];
  }
  if (/^(?:int|float|str|fstr)$/u.test(kind)) return [`<${kind}>`];
  if (/^(?:True|False|None|self)$/u.test(kind)) return [kind];
  if (kind === 'name') return ['<v>'];
  if (kind === '[]') return ['[', ']'];
  const name = /^name ([\w<>]+)$/u.exec(kind)?.[1];
  if (name !== undefined) return [`<${name}>`];
  const attribute = /^attr (\w+)\.(\w+)$/u.exec(kind);
  if (attribute) return [`<${attribute[1] ?? ''}>`, '.', attribute[2] ?? ''];
  const item = /^item (\w+)$/u.exec(kind)?.[1];
  if (item !== undefined) return [`<${item}>`, '[', null];
  const expression = /^expr (.+)$/u.exec(kind)?.[1];
  if (expression !== undefined && !expression.includes('..')) return shapeTokens(expression).tokens;
  const range = /^range\((.+)\)$/u.exec(kind)?.[1];
  if (range !== undefined) return ['range', '(', ...kindTokens(range), ')'];
  const api = /^api ([\w.]+)$/u.exec(kind)?.[1];
  if (api !== undefined) return [api.slice(api.lastIndexOf('.') + 1)];
  const call = /^call (?:numpy|np)\.(\w+)$/u.exec(kind)?.[1];
  if (call !== undefined) return ['np', '.', call, '(', null];
  const made = /^call ([A-Z]\w+|len|sum|sorted|list|range|zip)$/u.exec(kind)?.[1];
  if (made !== undefined) return [made, '(', null];
  if (kind === 'lambda') return ['lambda', null];
  if (kind === 'dict') return ['{', null];
  if (kind.startsWith('tuple')) return ['(', null];
  if (kind === 'comp') return ['[', null];
  return [null];
}

/** Argument lists of one call, in tokens up to the closing bracket. */
export function callSequences(call: Call): Sequence[] {
  return (call.forms ?? []).map((row) => {
    const tokens: string[] = [];
    const weight = steady(Number(row[1]), Number(row[2]));
    const kinds = String(row[0] ?? '') === '' ? [] : splitKinds(String(row[0]));
    for (const [order, kind] of kinds.entries()) {
      if (order > 0) tokens.push(',');
      const keyword = /^(\w+)=(.+)$/u.exec(kind);
      if (keyword) tokens.push(`${keyword[1] ?? ''}=`);
      for (const token of kindTokens(keyword?.[2] ?? kind)) {
        if (token === null) return { tokens, weight, whole: false };
        tokens.push(token);
      }
    }
    return { tokens: [...tokens, ')'], weight, whole: true };
  });
}

function splitKinds(form: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= form.length; at += 1) {
    if ('(<['.includes(form[at] ?? '_')) depth += 1;
    if (')>]'.includes(form[at] ?? '_')) depth -= 1;
    if (at === form.length || (form[at] === ',' && depth <= 0)) {
      parts.push(form.slice(start, at).trim());
      start = at + 1;
    }
  }
  return parts;
}

/** Statement shapes and which follow which: `after` maps the head before to indices of `statements` with counts. */
export function usageStatements(usage: Usage): {
  statements: Sequence[];
  after: Map<string, Map<number, number>>;
} {
  const statements: Sequence[] = usage.transitions.statements.shapes.map((row) => ({
    ...shapeTokens(String(row[0])),
    weight: steady(Number(row[1]), Number(row[3])),
  }));
  const heads = new Map<number, string>();
  usage.transitions.statements.shapes.forEach((row, at) => {
    const id = Number(row[4]);
    if (!heads.has(id)) heads.set(id, headOf(statements[at]?.tokens ?? []));
  });
  const after = new Map<string, Map<number, number>>();
  for (const [id, rows] of Object.entries(usage.transitions.heads.statement1)) {
    const head = id === '^' ? '^' : heads.get(Number(id));
    if (head === undefined) continue;
    const row = after.get(head) ?? new Map<number, number>();
    for (const [next, count, origins, level] of rows)
      if (Number(origins) >= 2 && Number(level) <= 1)
        row.set(Number(next), (row.get(Number(next)) ?? 0) + steady(Number(count), Number(origins)));
    after.set(head, row);
  }
  return { statements, after };
}
