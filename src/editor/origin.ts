const LOOPBACK = /^(?:localhost|(?:[^/]+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether what goes to `origin` leaves this computer without encryption. */
export function isExposed(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
}

/** The address of a page that can be opened in a browser; null for any other kind of address, and for one that carries a name or password. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && username === '' && password === '' ? href : null;
}
