/** What stands in a prompt in place of a secret. */
const HIDDEN = '***';

/** Beginnings that providers give their keys, and tokens that say themselves what they are. */
const KNOWN =
  /\b(?:gh[oprsu]_|github_pat_|glpat-|hf_|sk-|pypi-|xox[abeprs]-|npm_|ApiKey-)[\w-]{16,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{30,}|\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g;
/** What follows `Bearer`, and the password of an address. */
const BEARER = /\b(Bearer\s+)[\w.~+/=-]{8,}/gi;
const ADDRESS = /(:\/\/[^\s:/@"']{1,64}:)[^\s/@"']{1,256}(?=@)/g;
/** A text given to something that is named for a secret; it may not be closed yet. The secret of Bernstein and Vazirani, all bits, is none. */
const NAMED =
  /((?:token|api_?key|secret|passw(?:or)?d|passphrase|access_?key|private_?key|credentials?)["']?\]?\s*(?::\s*\w+\s*)?[=:]\s*[rbu]{0,2}(["']))(?![01]+(?:\2|$))([^"'\n{]{6,})(?=\2|$)/gim;
/** A long run of the characters that keys are made of. */
const RUN = /[\w+=-]{24,}/g;

/** Share of neighbouring characters in a run that must differ in kind: words and numbers change seldom, random characters often. */
const CHANGES = 0.35;

/**
 * `text` with `***` for every text that looks like a token, key or password. Each line is judged by itself, so lines keep their bytes when
 * others change. Bit strings, Pauli strings and long names stay.
 */
export function mask(text: string): string {
  return text
    .replace(KNOWN, HIDDEN)
    .replace(BEARER, `$1${HIDDEN}`)
    .replace(ADDRESS, `$1${HIDDEN}`)
    .replace(NAMED, `$1${HIDDEN}`)
    .replace(RUN, (run) => (isRandom(run) ? HIDDEN : run));
}

/** Whether a run of characters reads like nobody wrote it: letters and digits (other than the 0 and 1 of bit strings) in wild change. */
function isRandom(run: string): boolean {
  const digits = run.match(/[2-9]/g)?.length ?? 0;
  const letters = run.match(/[A-Za-z]/g)?.length ?? 0;
  if (digits < 2 || letters < 4) return false;
  let changes = 0;
  for (let at = 1; at < run.length; at += 1)
    if (kindOf(run.charCodeAt(at)) !== kindOf(run.charCodeAt(at - 1))) changes += 1;
  return changes >= CHANGES * run.length;
}

/** Digit, capital, small letter, or anything else. */
function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 97 && code <= 122 ? 2 : 3;
}
