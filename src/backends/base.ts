/** A usable base URL. */
export interface Base {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Base of the routes: no version, no slash at the end. */
  readonly url: string;
}

/** Ends that people copy along with a base URL; routes bring them themselves. */
const COPIED_ENDS = {
  versioned: /(?:\/v1)?(?:\/(?:chat\/)?completions|\/models)?\/*$/,
  plain: /(?:\/completions)?\/*$/,
};

/** The base of a service's routes from a URL as people write it (with or without slashes, and `/v1` where routes are versioned), or null unless it is a plain http or https address. */
export function parseBase(url: string, routes: keyof typeof COPIED_ENDS = 'versioned'): Base | null {
  const text = url.trim();
  // `new URL` reads `localhost:8080` as the scheme `localhost`, and `http:host` as a host.
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname, username, password, search, hash } = new URL(text);
  if (username !== '' || password !== '' || search !== '' || hash !== '') return null;
  return { origin, url: `${origin}${pathname.replace(COPIED_ENDS[routes], '')}` };
}
