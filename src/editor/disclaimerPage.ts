/** What the panel shows. Everything but `body` is plain text; `body` is the server's HTML, which the page sanitises before it shows it. */
export interface DisclaimerView {
  /** Names model, disclaimer and version; comes back with the answer, so that no answer can be taken for another text. */
  readonly key: string;
  readonly title: string;
  /** The model and the service that the text is about. */
  readonly place: string;
  /** Short facts beneath the title: the version, what was answered before. */
  readonly facts: readonly string[];
  readonly body: string;
  /** What the buttons say. */
  readonly accept: string;
  readonly reject: string;
  /** What accepting leads to. */
  readonly consequence: string;
  /** Shown in place of a body without text. */
  readonly empty: string;
  /** Shown in place of the body when the page has no sanitiser. */
  readonly unsafe: string;
  /** Why the last answer did not arrive; null when there is nothing to say. */
  readonly problem: string | null;
  /** True while an answer is on its way to the service. */
  readonly busy: boolean;
}

/** What the page says: that it is there, or which button was pressed for which disclaimer. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly key: string; readonly accepted: boolean };

/** What a panel fills into the page. */
export interface PageParts {
  /** Source expression for the extension's own files, `webview.cspSource`. */
  readonly source: string;
  /** Fresh random text, fit for an HTML attribute: only scripts that carry it run. */
  readonly nonce: string;
  /** Fresh random text, fit for an HTML attribute: only messages that carry it count. */
  readonly secret: string;
  /** The language of all but the text of the disclaimer, such as `de`. */
  readonly language: string;
  /** The address of a file, given relative to the page, inside the webview. */
  readonly address: (file: string) => string;
}

/** The page for a webview, made from media/disclaimer.html, which by itself is a page for a browser. */
export function fillPage(template: string, parts: PageParts): string {
  return template
    .replace('<html lang="en">', `<html lang="${parts.language.replaceAll(/[^\w-]/g, '')}">`)
    .replaceAll('nonce-preview', `nonce-${parts.nonce}`)
    .replaceAll('nonce="preview"', `nonce="${parts.nonce}"`)
    .replaceAll('data-secret="preview"', `data-secret="${parts.secret}"`)
    .replace("style-src 'self'", `style-src ${parts.source}`)
    .replaceAll(/(?<=\s(?:src|href)=")[^"]+/g, (file) => parts.address(file));
}

/** Reads a message of the page; null for anything that does not carry `secret` or has another shape. */
export function parseMessage(message: unknown, secret: string): PageMessage | null {
  if (typeof message !== 'object' || message === null) return null;
  const fields: { secret?: unknown; type?: unknown; key?: unknown; accepted?: unknown } = message;
  if (fields.secret !== secret) return null;
  if (fields.type === 'ready') return { type: 'ready' };
  const { key, accepted } = fields;
  if (fields.type !== 'answer' || typeof key !== 'string' || typeof accepted !== 'boolean') return null;
  return { type: 'answer', key, accepted };
}
