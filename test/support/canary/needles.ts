import { randomBytes } from 'node:crypto';

/** Names the run: the processes of one have the same token. Windows do not get it. */
const RUN = 'QISKIT_INLINE_RUN';

/** The token that tests sign in with: of a look that nothing else has, other for each run, and other when it is written in a URL or in JSON. */
export const canary = `canary+${process.env[RUN] ?? randomBytes(12).toString('hex')}/"=`;

/** Base64 of a text wherever it begins in a longer one: what of it does not depend on what stands before and behind. */
function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = bytes.toString('base64').replace(/=+$/u, '');
    return whole.slice(before === 0 ? 0 : before + 1, bytes.length % 3 === 0 ? undefined : -1);
  });
}

function spellingsOf(text: string): ReadonlyMap<string, readonly Buffer[]> {
  const urlSafe = inBase64(text).map((one) => one.replaceAll('+', '-').replaceAll('/', '_'));
  const spellings: Readonly<Record<string, readonly string[]>> = {
    plain: [text],
    'in JSON': [JSON.stringify(text).slice(1, -1), JSON.stringify(JSON.stringify(text)).slice(3, -3)],
    'in HTML': [text.replaceAll('"', '&quot;'), text.replaceAll('"', '&#34;')],
    'in a URL': [
      encodeURIComponent(text),
      encodeURI(text),
      new URLSearchParams({ '': text }).toString().slice(1),
    ],
    'in base64': [...inBase64(text), ...urlSafe],
    'in hexadecimal': [Buffer.from(text).toString('hex')],
  };
  const found = Object.entries(spellings).map(
    ([name, texts]) => [name, texts.map((one) => Buffer.from(one))] as const,
  );
  return new Map([...found, ['in UTF-16', [Buffer.from(text, 'utf16le')]]]);
}

const spellings = spellingsOf(canary);

/** In which spelling the token is in `bytes`; null where it is not there. */
export function spellingIn(bytes: Buffer): string | null {
  for (const [name, needles] of spellings) if (needles.some((needle) => bytes.includes(needle))) return name;
  return null;
}
