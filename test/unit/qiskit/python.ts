import fc from 'fast-check';

import type { TokenKind } from '../../../src/qiskit/lexer.ts';

/** A token that was written, with the number of brackets and fields open behind it. */
export interface Piece {
  readonly kind: TokenKind;
  readonly text: string;
  readonly depth?: number;
}

type Pieces = readonly Piece[];

const piece = (kind: TokenKind, text: string): Piece => ({ kind, text });
const joined = (...parts: readonly (Piece | Pieces)[]): Pieces => parts.flat();
const space = piece('space', ' ');

const name = fc
  .constantFrom('qc', 'theta', 'φ', 'isa_circuit', '数', 'f', 'rb', 'x1', '_')
  .map((text) => piece('name', text));
const number = fc
  .constantFrom('0', '1_000', '.5', '3.', '1e-3', '0xFFe', '0b10', '2j', '1.5E+10j', '1e5')
  .map((text) => piece('number', text));
const operator = fc
  .constantFrom('+', '-', '*', '**', '//', '@', '==', '!=', '<=', '->', ':=', '>>', '%', '&', '|', '^', '<')
  .map((text) => joined(space, piece('operator', text), space));

const prefix = fc.constantFrom('', 'r', 'b', 'Rb', 'u', 'BR');
const quote = fc.constantFrom("'", '"', "'''", '"""');
const words = fc.array(
  fc.constantFrom(
    'a',
    ' ',
    '#',
    '(',
    ')',
    ']',
    '{',
    '}',
    '\\\\',
    '\\n',
    'def ',
    'é',
    '𝛑',
    "\\'",
    '\\"',
    '\t',
    'N{x}',
  ),
  { maxLength: 6 },
);
const string = fc.tuple(prefix, quote, words, fc.boolean()).map(([letters, mark, parts, lines]) => {
  const body = parts.join('') + (lines && mark.length === 3 ? '\n  text\n' : '');
  return [piece('string', `${letters}${mark}${body}${mark}`)];
});

// A type, since fast-check wants one that fits `Record<string, unknown>`.
type Nodes = {
  readonly atom: Pieces;
  readonly expression: Pieces;
  readonly brackets: Pieces;
  readonly formatted: Pieces;
  readonly field: Pieces;
};

const lineBreak = fc.constantFrom('\n', '\r\n', '\n\n', '  # note (\n').map((text): Pieces => {
  if (text === '\n\n') return [piece('break', '\n'), piece('break', '\n')];
  if (text.startsWith(' ')) return [piece('space', '  '), piece('comment', '# note ('), piece('break', '\n')];
  return [piece('break', text)];
});

const nodes = fc.letrec<Nodes>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'python' },
    name.map((token) => [token]),
    number.map((token) => [token]),
    string,
    tie('brackets'),
    tie('formatted'),
  ),
  expression: fc
    .tuple(tie('atom'), fc.array(fc.tuple(operator, tie('atom')), { maxLength: 2 }))
    .map(([first, more]) => joined(first, more.flat(2))),
  brackets: fc
    .tuple(
      fc.constantFrom('()', '[]', '{}'),
      fc.array(fc.tuple(fc.oneof(fc.constant([]), lineBreak), tie('expression')), { maxLength: 3 }),
    )
    .map(([pair, items]) => {
      const inner = items.flatMap(([before, item]) => joined(before, item, piece('operator', ','), space));
      return joined(piece('open', pair.charAt(0)), inner, piece('close', pair.charAt(1)));
    }),
  formatted: fc
    .tuple(fc.constantFrom('f', 'F', 'rf', 'fR', 't'), quote, fc.array(tie('field'), { maxLength: 2 }))
    .map(([letters, mark, fields]) => {
      const open = fields.length === 0 ? [] : [piece('string', `${letters}${mark}{{a}} `)];
      const between = fields.flatMap((field, index) =>
        joined(index === 0 ? [] : piece('string', ' b '), field),
      );
      const end = piece('string', fields.length === 0 ? `${letters}${mark}{{}}${mark}` : ` c${mark}`);
      return joined(open, between, end);
    }),
  field: fc
    .tuple(tie('expression'), fc.constantFrom('', '!r', ':>10', ':{w}.2f', '='))
    .map(([inner, end]) => {
      // A brace right behind the brace would be a written one, and a walrus would be a format specification.
      const value = inner.map(({ kind, text }) => piece(kind, text === ':=' ? '==' : text));
      const lead = joined(piece('open', '{'), value[0]?.text === '{' ? space : [], value);
      const close = piece('close', '}');
      if (end === '') return joined(lead, close);
      if (end === '!r') return joined(lead, piece('operator', '!'), piece('name', 'r'), close);
      if (end === '=') return joined(lead, piece('operator', '='), close);
      const colon = piece('operator', ':');
      if (end === ':>10') return joined(lead, colon, piece('string', '>10'), close);
      const nested = [piece('open', '{'), piece('name', 'w'), piece('close', '}'), piece('string', '.2f')];
      return joined(lead, colon, nested, close);
    }),
}));

// Fields of one-line strings hold no line ends here: whether those are meant is a guess of the lexer's own.
const oneLine = nodes.expression.filter((pieces) => !hasBrokenField(pieces));

function hasBrokenField(pieces: Pieces): boolean {
  const text = pieces.map((token) => token.text).join('');
  return text.includes('\n') && /[ft]r?["']/iu.test(text);
}

const indent = fc.constantFrom('', '    ', '\t', '  \t');
const statement = fc
  .tuple(indent, name, oneLine, fc.constantFrom('\n', '\r\n', '  # done\n', ' \\\n', ':\n', '\n\n'))
  .map(([lead, target, value, end]) => {
    const start = joined(
      lead === '' ? [] : piece('space', lead),
      target,
      space,
      piece('operator', '='),
      space,
      value,
    );
    if (end === '\n\n') return joined(start, piece('newline', '\n'), piece('break', '\n'));
    if (end === ':\n') return joined(start, piece('operator', ':'), piece('newline', '\n'));
    if (end === ' \\\n') {
      const rest = joined(piece('operator', '+'), space, piece('number', '1'), piece('newline', '\n'));
      return joined(start, space, piece('joiner', '\\\n'), rest);
    }
    if (end.startsWith(' '))
      return joined(start, piece('space', '  '), piece('comment', '# done'), piece('newline', '\n'));
    return joined(start, piece('newline', end));
  });
const commentLine = fc
  .constantFrom('# it\'s "quoted" (', '%matplotlib inline', '!pip install "x')
  .map((text) => [piece('comment', text), piece('break', '\n')]);

/** Random Python: what is written, token by token. */
export const python: fc.Arbitrary<Pieces> = fc
  .array(fc.oneof({ weight: 4, arbitrary: statement }, { weight: 1, arbitrary: commentLine }), {
    maxLength: 6,
  })
  .map((statements) => withDepth(statements.flat()));

function withDepth(pieces: Pieces): Pieces {
  let depth = 0;
  const found: Piece[] = [];
  for (const { kind, text } of pieces) {
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    const last = found.at(-1);
    // Blank space that was written in two goes is one token.
    if (kind === 'space' && last?.kind === 'space')
      found[found.length - 1] = { kind, text: last.text + text, depth };
    else found.push({ kind, text, depth });
  }
  return found;
}
