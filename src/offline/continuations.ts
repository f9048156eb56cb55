import { indentOf, type Place, type Proposal } from './place.ts';
import { type Binding, family, scan } from './scope.ts';
import { type Filling, isSlot, type Names, render, type Template, unify } from './template.ts';
import { type Token, tokenize } from './tokens.ts';

const LOOK_BACK = 6;

interface Situation {
  readonly typed: readonly Token[];
  readonly open: boolean;
  readonly previous: readonly (readonly Token[])[];
  readonly scope: ReadonlyMap<string, Binding>;
  readonly place: Place;
}

/** The rest of a line that has the shape of a line in the library, or the line that follows the ones above. */
export function continuations(place: Place, templates: readonly Template[]): Proposal[] {
  if (/^\s*#/.test(place.line) || /[^\s)\]}'":]/.test(place.rest)) return [];
  const typed = tokenize(place.line.trimStart());
  const last = typed.at(-1);
  if (last?.kind === 'string' && last.text.length < 2) return [];
  const previous = place.earlier
    .split('\n')
    .slice(-30)
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .slice(-LOOK_BACK)
    .map((line) => tokenize(line.trim()));
  const open = /[\w"']$/.test(place.line);
  const situation = { typed, open, previous, scope: scan(place.earlier), place };
  const votes = new Map<string, number>();
  for (const template of templates) {
    const proposal = propose(template, templates, situation);
    if (proposal && proposal.text.trim() !== '') {
      votes.set(
        proposal.text,
        Math.max(votes.get(proposal.text) ?? 0, proposal.confidence) + (votes.has(proposal.text) ? 0.02 : 0),
      );
    }
  }
  return [...votes].map(([text, confidence]) => ({ text, confidence: Math.min(confidence, 0.97) }));
}

function propose(template: Template, all: readonly Template[], situation: Situation): Proposal | null {
  if (template.tokens.length === 0 || template.tokens[0]?.text.startsWith('"""')) return null;
  const history = trace(template, all, situation);
  const match = unify(
    { tokens: situation.typed, open: situation.open },
    { template, names: history.names, scope: situation.scope },
  );
  if (!match) return null;
  const started = situation.typed.length > 0;
  if (!started && history.fixed < 1) return null;
  const kinds = agreeing(template, match.names, situation.scope);
  if (kinds === null) return null;
  const known = match.fixed + kinds;
  if (started && known + history.fixed < (match.partial > 1 ? 0.5 : 1)) return null;
  const text = finish(match, template, situation);
  if (text === null) return null;
  const enough = started ? 0.25 + 0.12 * known : 0.15;
  return { text, confidence: Math.min(0.95, enough + 0.1 * history.fixed + 0.05 * history.lines) };
}

/** How many of the user's names are of the class that the idiom expects; null when one is of another. */
function agreeing(template: Template, names: Names, scope: ReadonlyMap<string, Binding>): number | null {
  let count = 0;
  for (const [name, own] of names) {
    const wanted = template.idiom.uses[name];
    const type = scope.get(own)?.type ?? '';
    if (wanted === undefined || type === '') continue;
    if (family(type) !== family(wanted)) return null;
    count += 1;
  }
  return count;
}

/** Whether a name that the idiom makes on an earlier line would be written though the user has no such name. */
function dangling(rest: readonly Token[], { template, names, scope }: Filling): boolean {
  const offset = template.tokens.length - rest.length;
  const line = template.idiom.lines[template.at] ?? '';
  return rest.some((token, index) => {
    if (!isSlot(template, offset + index) || token.text in template.idiom.uses) return false;
    const made = new RegExp(
      `^\\s*${token.text}\\b[\\w, ]*\\+?=|\\bfor [\\w, ]*\\b${token.text}\\b|\\bas ${token.text}\\b`,
    ).test(line);
    return !made && !names.has(token.text) && !scope.has(token.text);
  });
}

/** Follows the user's lines above backwards through the idiom. */
function trace(
  template: Template,
  all: readonly Template[],
  situation: Situation,
): { names: Names; lines: number; fixed: number } {
  let names: Names = new Map();
  let lines = 0;
  let fixed = 0;
  const first = all.indexOf(template) - template.at;
  for (let back = 1; back <= situation.previous.length && template.at - back >= 0; back++) {
    const earlier = all[first + template.at - back];
    const typed = situation.previous.at(-back);
    if (!earlier || !typed || typed.length !== earlier.tokens.length) break;
    const match = unify({ tokens: typed, open: false }, { template: earlier, names, scope: situation.scope });
    if (!match) break;
    names = match.names;
    fixed += match.fixed;
    lines += 1;
  }
  return { names, lines, fixed };
}

function finish(
  match: { rest: readonly Token[]; partial: number; names: Names },
  template: Template,
  situation: Situation,
): string | null {
  const { names } = match;
  const filling = { template, names, scope: situation.scope };
  const head = match.rest[0];
  const typed = situation.typed.at(-1)?.text ?? '';
  if (
    match.partial > 0 &&
    head &&
    names.get(head.text) === typed &&
    !situation.scope.has(typed) &&
    situation.typed.length > 1
  )
    return null;
  if (dangling(match.rest, filling)) return null;
  const text = render(match.rest, filling);
  if (text === null) return null;
  const spaced = /\s$/.test(situation.place.line) || match.partial > 0 || situation.typed.length === 0;
  const gap = spaced ? '' : (head?.gap ?? '');
  const written = gap + text.slice(match.partial);
  const { line, rest } = situation.place;
  const body = rest !== '' && written.endsWith(rest) ? written.slice(0, -rest.length) : written;
  if (line.trim() === '' && line !== expected(situation, template)) return null;
  return body;
}

/** The indentation a first line of this depth has under the lines above; no other place fits. */
function expected(situation: Situation, template: Template): string {
  const lines = situation.place.earlier.split('\n').filter((line) => line.trim() !== '');
  const above = lines.at(-1) ?? '';
  const before = template.idiom.lines[template.at - 1] ?? '';
  const depth = template.indent - Math.floor((before.length - before.trimStart().length) / 4);
  const indent = indentOf(above);
  if (depth > 0) return indent + situation.place.unit;
  return depth === 0
    ? indent
    : indent.slice(0, Math.max(0, indent.length + depth * situation.place.unit.length));
}
