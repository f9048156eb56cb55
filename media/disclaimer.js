/* Shows the disclaimer that the extension sends as data, and sends the user's answer back. Runs in the webview, or alone in a browser as a preview. */
(() => {
  'use strict';

  const script = document.currentScript;
  const secret = script.dataset.secret;
  script.remove();

  const previewText =
    '<p>Suggestions are written by a model. <strong>Check them before you run them</strong>, and read the ' +
    '<a href="https://www.apache.org/licenses/LICENSE-2.0">licence</a>.</p><h2>What is sent</h2>' +
    '<ul><li>The code around your cursor</li><li>Whether you took a suggestion</li></ul>';
  const preview = {
    key: 'preview',
    title: 'Before you use this model',
    place: 'example-model · https://service.example',
    facts: ['Version 1'],
    body: previewText,
    accept: 'Accept',
    reject: 'Reject',
    consequence: 'Suggestions from this model start after you accept.',
    empty: 'The service sent no text.',
    unsafe: 'The text cannot be shown safely. Reload the window, or install the extension again.',
    problem: null,
    busy: false,
  };

  const tags =
    'h1 h2 h3 h4 h5 h6 p br hr div section blockquote pre ul ol li dl dt dd table caption thead tbody tfoot tr th td ' +
    'a b strong i em u s small sub sup span code kbd abbr q #text';
  const allowed = {
    ALLOWED_TAGS: tags.split(' '),
    ALLOWED_ATTR: ['href', 'colspan', 'rowspan', 'scope', 'start', 'lang', 'dir'],
    ALLOWED_URI_REGEXP: /^(?:https:\/\/|mailto:)/i,
    // Not addresses, so no scheme is looked for in them.
    ADD_URI_SAFE_ATTR: ['colspan', 'rowspan', 'scope', 'start', 'lang', 'dir'],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  };

  const main = document.querySelector('main');
  const parts = Object.fromEntries(Array.from(document.querySelectorAll('[id]'), (part) => [part.id, part]));
  let shown = null;

  /** The page has one first-level heading, its title: those of the text become second-level ones. */
  function lowerHeadings(fragment) {
    for (const heading of fragment.querySelectorAll('h1')) {
      const lower = document.createElement('h2');
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
  }

  /** A text that begins with its title would say it twice. */
  function dropTitle(fragment, title) {
    const plain = ({ textContent }) => textContent.replace(/\s+/g, ' ').trim().toLowerCase();
    const first = fragment.firstElementChild;
    const says =
      first !== null && /^H[1-6]$/.test(first.tagName) && plain(first) === plain({ textContent: title });
    if (says && plain(fragment).startsWith(plain(first)) && plain(fragment) !== plain(first)) first.remove();
  }

  /** Every link says where it goes, leaves the panel alone and takes nothing along. */
  function markLinks(fragment) {
    for (const link of fragment.querySelectorAll('a[href]')) {
      link.title = link.href;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
  }

  /** The text of `html` with nothing in it but the allowed elements, without its title; null when there is no sanitiser to see to that. */
  function sanitised(html, title) {
    if (typeof DOMPurify === 'undefined' || !DOMPurify.isSupported) return null;
    const fragment = DOMPurify.sanitize(html, allowed);
    dropTitle(fragment, title);
    lowerHeadings(fragment);
    markLinks(fragment);
    return fragment;
  }

  /** A button that waits stays focusable, so that the keyboard keeps its place. */
  function enable(button, on) {
    button.ariaDisabled = on ? 'false' : 'true';
  }

  function note(text) {
    const paragraph = document.createElement('p');
    paragraph.className = 'empty';
    paragraph.textContent = text;
    return paragraph;
  }

  function badge(text) {
    const span = document.createElement('span');
    span.textContent = text;
    return span;
  }

  /** Shows the text; returns false when it cannot be shown, and so cannot be accepted either. */
  function showBody(view) {
    const fragment = sanitised(view.body, view.title);
    if (fragment === null) parts.body.replaceChildren(note(view.unsafe));
    else if (fragment.textContent.trim() === '') parts.body.replaceChildren(note(view.empty));
    else parts.body.replaceChildren(fragment);
    return fragment !== null;
  }

  function show(view, focus) {
    const same = shown !== null && shown.key === view.key && shown.body === view.body;
    const readable = same ? shown.readable : showBody(view);
    shown = { key: view.key, body: view.body, readable };
    document.title = view.title;
    parts.title.textContent = view.title;
    parts.place.textContent = view.place;
    parts.facts.replaceChildren(...view.facts.map(badge));
    parts.accept.textContent = view.accept;
    parts.reject.textContent = view.reject;
    parts.consequence.textContent = view.consequence;
    parts.problem.textContent = view.problem ?? '';
    enable(parts.accept, readable && !view.busy);
    enable(parts.reject, !view.busy);
    main.setAttribute('aria-busy', 'false');
    if (!same) scrollTo(0, 0);
    if (focus) parts.title.focus({ preventScroll: true });
  }

  function answer(send, accepted) {
    return (event) => {
      // Only a person presses: a click made by a script is not trusted by the browser either.
      if (!event.isTrusted || shown === null || event.currentTarget.ariaDisabled === 'true') return;
      enable(parts.accept, false);
      enable(parts.reject, false);
      send({ secret, type: 'answer', key: shown.key, accepted });
    };
  }

  function start(send) {
    parts.accept.addEventListener('click', answer(send, true));
    parts.reject.addEventListener('click', answer(send, false));
  }

  if (typeof acquireVsCodeApi === 'undefined') {
    start((message) =>
      show({ ...preview, busy: true, consequence: message.accepted ? 'Accepted.' : 'Rejected.' }, false),
    );
    show(preview, false);
    return;
  }
  const { postMessage: send } = acquireVsCodeApi();
  start(send);
  window.addEventListener('message', ({ data }) => {
    if (data?.secret === secret && data.type === 'view') show(data.view, data.focus);
  });
  send({ secret, type: 'ready' });
})();
