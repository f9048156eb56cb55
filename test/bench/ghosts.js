// Runs in VS Code's page before any script of it (not a module: the browser gets this file as it is).
// Notes each key and each change of the ghost text on the page's own clock, so that no time of another process comes into a figure.
{
  const FIRST = '.view-lines .ghost-text-decoration, .view-lines .ghost-text-decoration-preview';
  const MORE = '.suggest-preview-text .view-line';
  let keys = [];
  let states = [];
  let text = '';
  let waiting = null;

  const read = () => {
    const contents = (selector) =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent);
    return [contents(FIRST).join(''), ...contents(MORE)].join('\n').replaceAll('\u00A0', ' ');
  };

  const settle = () => {
    if (waiting === null) return;
    const found = states.find((state) => state.painted !== null && waiting.wanted(state));
    if (found !== undefined) waiting.resolve(found);
  };

  const look = () => {
    const now = read();
    if (now === text) return;
    text = now;
    const state = {
      text,
      at: performance.now(),
      // The same for all that happens between two frames.
      frame: document.timeline.currentTime,
      painted: null,
    };
    states.push(state);
    // The first callback comes before the frame is drawn, the second one after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        state.painted = performance.now();
        settle();
      }),
    );
  };

  const state = (wanted, limit) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => waiting?.resolve(null), limit);
      waiting = {
        wanted,
        resolve: (found) => {
          clearTimeout(timer);
          waiting = null;
          resolve(found);
        },
      };
      settle();
    });

  globalThis.ghosts = {
    /** Forgets what was noted. */
    clear() {
      keys = [];
      states = [];
    },
    /** All that was noted. */
    notes: () => ({ keys, states }),
    /** Waits until a ghost text is on the screen or, for '', none is; whether that came about. */
    async shows(wanted, limit) {
      return text === wanted || (await state((one) => one.text === wanted, limit)) !== null;
    },
    /** Waits until a ghost text that came after the last key is painted; milliseconds from that key, null when it did not come. */
    async sinceKey(wanted, limit) {
      const key = keys.at(-1)?.at ?? Infinity;
      const found = await state((one) => one.text === wanted && one.at > key, limit);
      return found === null ? null : found.painted - key;
    },
  };

  // When the browser got the key, not when the page found time for it.
  addEventListener('keydown', (event) => keys.push({ key: event.key, at: event.timeStamp }), true);
  document.addEventListener('DOMContentLoaded', () =>
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['class'],
    }),
  );
}
