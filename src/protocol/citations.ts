import { asCount, asText, isObject } from './json.ts';

/** A document that an answer cites. */
export interface CitationEntry {
  readonly url: string;
  readonly title: string | null;
  readonly text: string;
  /** Page from 1; null for documents without pages, which services mark by 0 or leave out. */
  readonly page: number | null;
}

const CITATIONS_LIMIT = 50;
const TEXT_LIMIT = 2000;

/** Reads a list of citations. Those without a web address are left out: there is nothing to open. */
export function parseCitations(value: unknown): readonly CitationEntry[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, CITATIONS_LIMIT).flatMap((item) => {
    if (!isObject(item)) return [];
    const url = asText(item['url']);
    if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return [];
    const text = asText(item['text'])?.slice(0, TEXT_LIMIT) ?? '';
    return [{ url, title: asText(item['title']), text, page: asCount(item['page_number']) }];
  });
}
