/** A page of the repository as it goes into a package that does not know where the repository is: text in and text out. */

/** Addresses with a scheme, and headings of the page itself. */
const KEPT = /^(?:[a-z][a-z\d+.-]*:|#)/i;

/** Code in a line, or a link or picture with its text and where it leads to. */
const PARTS = /`[^`]*`|(!?)\[((?:[^[\]`]|`[^`]*`)*)\]\(([^()\s]+)\)/g;

/** The page without pictures of the repository, and with the text alone of links into it. */
export function withoutRelativeLinks(page: string): string {
  return page
    .split(/^(```[^]*?^```)$/m)
    .map((part) => (part.startsWith('```') ? part : plainly(part)))
    .join('');
}

function plainly(text: string): string {
  const lines = text.split('\n').flatMap((line) => {
    const changed = line.replaceAll(PARTS, (whole: string, mark?: string, title = '', target?: string) =>
      target === undefined || KEPT.test(target) ? whole : mark === '!' ? '' : title,
    );
    return changed.trim() === '' && line.trim() !== '' ? [] : [changed];
  });
  return lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}
