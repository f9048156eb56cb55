const LOOPBACK = /^(?:localhost|(?:[^/]+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether what goes to `origin` leaves this computer without encryption. */
export function isExposed(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
}
