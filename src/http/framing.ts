import { createParser } from 'eventsource-parser';

/** One message of an answer's body. */
export interface Frame {
  /** Name of a server-sent event, or null. */
  readonly event: string | null;
  readonly data: string;
  /** True where the body ended before the message did. */
  readonly torn: boolean;
}

/** Cuts a body that arrives in pieces into messages. */
export interface Framer {
  push(text: string): readonly Frame[];
  /** What is left at the end of the body. */
  end(): readonly Frame[];
}

/** The framing of a body by its first character, whatever its content type says: no server-sent event starts with a brace or bracket. */
export function framerFor(first: string): Framer {
  return first === '{' || first === '[' ? jsonFramer() : eventFramer();
}

function eventFramer(): Framer {
  let found: Frame[] = [];
  let torn = false;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (data.trim() !== '') found.push({ event: event ?? null, data, torn });
    },
  });
  const push = (text: string): readonly Frame[] => {
    found = [];
    parser.feed(text);
    return found;
  };
  return {
    push,
    end: () => {
      // Some servers leave out the blank line after their last event.
      torn = true;
      return push('\n\n');
    },
  };
}

/** JSON values of a line each, or one value over any number of lines; the first line tells which. */
function jsonFramer(): Framer {
  let parts: string[] = [];
  let shape: 'unknown' | 'lines' | 'whole' = 'unknown';
  return {
    push: (text) => {
      parts.push(text);
      if (shape === 'whole' || !text.includes('\n')) return [];
      const lines = parts.join('').split('\n');
      if (shape === 'unknown') shape = isJson(lines[0] ?? '') ? 'lines' : 'whole';
      if (shape === 'whole') return [];
      parts = [lines.pop() ?? ''];
      return lines.flatMap((line) => frameOf(line, false));
    },
    end: () => frameOf(parts.join(''), shape === 'lines'),
  };
}

function frameOf(line: string, torn: boolean): readonly Frame[] {
  return line.trim() === '' ? [] : [{ event: null, data: line, torn }];
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
