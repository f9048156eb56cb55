import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { englishManifest, sentencesOf } from '../../scripts/manifest.ts';
import { root } from '../../scripts/project.ts';
import { catalog } from '../../src/backends/catalog.ts';
import { t } from '../../src/editor/words.ts';
import { commands } from '../../src/manifest.ts';

const LANGUAGES = ['de', 'ja'];

/** What says a sentence that is not written out where it is said. */
const NAMES = 'src/editor/names.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const bundleOf = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(read(`l10n/bundle.l10n.${language}.json`)) as Record<string, string>;
const sources = globSync('src/**/*.ts', { cwd: root }).toSorted();

/** The sentences that the code says, and what stands in the place of one that cannot be read off it. */
function said(): { readonly sentences: ReadonlySet<string>; readonly unread: readonly string[] } {
  const sentences = new Set([
    ...Object.values(commands).map(({ title }) => title),
    ...Object.values(catalog).flatMap(({ label, description }) => [label, description]),
  ]);
  const unread: string[] = [];
  for (const file of sources.filter((name) => name !== NAMES && name !== 'src/editor/words.ts')) {
    const text = read(file);
    if (!text.includes("from './words.ts'")) continue;
    for (const [call] of text.matchAll(
      /(?<![.\w])t\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s'"][^,)]*)/g,
    )) {
      const argument = call.slice(2).trim();
      const quoted = /^(['"])(.*)\1$/s.exec(argument);
      if (quoted?.[2] === undefined) unread.push(`${file}: ${call}`);
      else sentences.add(quoted[2].replaceAll(/\\(.)/gs, '$1'));
    }
  }
  return { sentences, unread };
}

/** The gaps of a sentence, and of the manifest's own what is no word in any language. */
function gapsOf(sentence: string): readonly string[] {
  return (sentence.match(/\{\w+\}|`[^`]+`|\]\([^)]+\)/g) ?? []).toSorted();
}

describe('sentences in other languages', () => {
  const { sentences, unread } = said();

  it('are written out where they are said', () => {
    assert.deepEqual(unread, []);
    assert.ok(sentences.size > 250);
    // The editor's own function for this is reached by one way alone.
    for (const file of sources) assert.doesNotMatch(read(file), /\bl10n\.t\(|\bl10n\b.*from 'vscode'/, file);
  });

  for (const language of LANGUAGES) {
    const bundle = bundleOf(language);

    it(`${language}: there is one for each, and none for what nobody says`, () => {
      assert.deepEqual(Object.keys(bundle).toSorted(), [...sentences].toSorted());
    });

    it(`${language}: have the same gaps, and end as the English does`, () => {
      for (const [english, other] of Object.entries(bundle)) {
        assert.deepEqual(gapsOf(other), gapsOf(english), english);
        assert.notEqual(other.trim(), '', english);
        assert.equal(/[.。]$/.test(other), english.endsWith('.'), english);
      }
    });

    it(`${language}: the manifest has each of its own, with the same code and links`, () => {
      const [english, other] = [sentencesOf(), sentencesOf(language)];
      assert.deepEqual(Object.keys(other), Object.keys(english));
      for (const [key, sentence] of Object.entries(english)) {
        assert.deepEqual(gapsOf(other[key] ?? ''), gapsOf(sentence), key);
        assert.notEqual(other[key], sentence, key);
      }
    });

    it(`${language}: commands and services are called the same in the palette, the settings and the lists`, () => {
      const nls = sentencesOf(language);
      for (const [name, { title }] of Object.entries(commands))
        assert.equal(nls[`command.${name}`], bundle[title], name);
      for (const [service, { description }] of Object.entries(catalog))
        assert.equal(nls[`setting.service.${service}`], bundle[description], service);
    });
  }

  it('are asked for by the manifest, each of them', () => {
    const asked = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key);
    assert.deepEqual(new Set(asked), new Set(Object.keys(sentencesOf())));
    assert.equal(asked.length, new Set(asked).size);
    const words = JSON.stringify(englishManifest());
    assert.doesNotMatch(words, /"%/);
  });

  it('have no words left in the manifest itself', () => {
    const written = /"(?:title|markdownDescription|altText|description)": "(?!%)[^"]*"/g;
    assert.deepEqual(read('package.json').match(written), ['"title": "Qiskit Inline"']);
  });

  it('name each address in use while none is set, but for those of this computer', () => {
    for (const language of [undefined, ...LANGUAGES])
      for (const { url } of Object.values(catalog))
        if (url !== null && !url.startsWith('http://127.0.0.1:'))
          assert.ok(sentencesOf(language)['setting.url']?.includes(`\`${url}\``), url);
  });

  it('come with pictures in each language', () => {
    const pictures = Object.entries(sentencesOf()).filter(([key]) => key.endsWith('.svg'));
    assert.equal(pictures.length, 4);
    for (const language of LANGUAGES)
      for (const [key, english] of pictures) {
        const file = sentencesOf(language)[key] ?? '';
        assert.equal(file, english.replace('.svg', `.${language}.svg`));
        const shapes = (name: string): readonly string[] => read(name).match(/<(?!\/|text|tspan)\w+/g) ?? [];
        assert.deepEqual(shapes(file), shapes(english));
        const name = sentencesOf(language)[key.replace('.svg', '.alt')] ?? '';
        assert.ok(read(file).includes(`aria-label="${name}"`), file);
      }
  });
});

describe('t', () => {
  it('fills gaps once, whatever stands in the values', () => {
    assert.equal(t('{0} at {1}, {0}', '{1}', 7), '{1} at 7, {1}');
    assert.equal(t('nothing {0}'), 'nothing {0}');
  });
});
