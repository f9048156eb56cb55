import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './project.ts';

/** The sentences of the manifest in a language of `package.nls.*.json`, by key; in English without one. */
export function sentencesOf(language?: string): Readonly<Record<string, string>> {
  const name = language === undefined ? 'package.nls.json' : `package.nls.${language}.json`;
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, string>;
}

/** package.json as VS Code reads it in English: with each `%key%` replaced by its sentence. */
export function englishManifest(): unknown {
  const sentences = sentencesOf();
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'), (_name, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/^%([\w.-]+)%$/, (_, key: string) => sentences[key] ?? key)
      : value,
  );
}
