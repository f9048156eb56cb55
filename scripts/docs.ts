/** Writes README's tables of settings and commands from package.json; with `--check` it only says whether they differ. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { englishManifest } from './manifest.ts';
import { root } from './project.ts';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
}

interface Setting {
  readonly default: unknown;
  readonly order: number;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

/** Text for a cell: no line ends, no bars, and the settings editor's links as plain code. */
function cell(text: string): string {
  return text.replaceAll('`#', '`').replaceAll('#`', '`').replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function describe({ markdownDescription, enum: values, enumDescriptions }: Setting): string {
  const choices = (values ?? []).map((value, index) => `\`${value}\`: ${enumDescriptions?.[index] ?? ''}`);
  return cell([markdownDescription, ...choices].join('<br>'));
}

function plainly(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function settingsTable({ contributes }: Manifest): string[] {
  const settings = Object.entries(contributes.configuration.properties).toSorted(
    ([, a], [, b]) => a.order - b.order,
  );
  const rows = settings.map(([name, setting]) => {
    const value = setting.default === '' ? '' : `\`${plainly(setting.default)}\``;
    return `| \`${name}\` | ${value} | ${describe(setting)} |`;
  });
  return ['| setting | default | what it does |', '| --- | --- | --- |', ...rows];
}

function commandsTable({ contributes }: Manifest): string[] {
  const rows = contributes.commands.map(
    ({ category, title, command }) => `| ${cell(`${category}: ${title}`)} | \`${command}\` |`,
  );
  return ['| command | id |', '| --- | --- |', ...rows];
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function fill(text: string, name: string, lines: readonly string[]): string {
  const start = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  if (text.split(start).length !== 2 || text.split(end).length !== 2)
    throw new Error(`README.md needs ${start} and ${end}, once each.`);
  const [before = '', rest = ''] = text.split(start);
  return `${before}${start}\n\n${lines.join('\n')}\n\n${end}${rest.split(end)[1] ?? ''}`;
}

const manifest = englishManifest() as Manifest;
const readme = join(root, 'README.md');
const present = readFileSync(readme, 'utf8');
const wanted = fill(fill(present, 'settings', settingsTable(manifest)), 'commands', commandsTable(manifest));
if (!process.argv.includes('--check')) {
  writeFileSync(readme, wanted);
} else if (wanted !== present) {
  console.error('The tables in README.md differ from package.json: run `npm run docs`.');
  process.exitCode = 1;
}
