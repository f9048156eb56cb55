import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { commands, productName, section, settings } from '../../src/manifest.ts';
import { readArgs } from '../../src/service/args.ts';

const root = join(import.meta.dirname, '../..');

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What package.json, launch.json and tasks.json say, as far as it is looked at. */
interface Launch {
  readonly name: string;
  readonly type: string;
  readonly runtimeExecutable?: string;
  readonly program?: string;
  readonly args?: readonly string[];
  readonly outFiles?: readonly string[];
  readonly preLaunchTask?: string;
}

interface Task {
  readonly label: string;
  readonly type: string;
  readonly command?: string;
  readonly script?: string;
}

const manifest = JSON.parse(read('package.json')) as {
  readonly main: string;
  readonly scripts: Readonly<Record<string, string>>;
};
const launch = JSON.parse(read('.vscode/launch.json')) as {
  readonly configurations: readonly Launch[];
  readonly compounds: readonly { readonly configurations: readonly string[] }[];
};
const { tasks } = JSON.parse(read('.vscode/tasks.json')) as { readonly tasks: readonly Task[] };

/** Files of the repository that a command starts: `npm run` scripts, and files that Node runs. */
function startedBy(command: string): {
  readonly scripts: readonly string[];
  readonly files: readonly string[];
} {
  return {
    scripts: [...command.matchAll(/\bnpm run ([\w:]+)/gu)].map(([, name = '']) => name),
    files: [...command.matchAll(/(?:^|\s)([\w/.]+\.(?:ts|mjs))(?=\s|$)/gu)].map(([, file = '']) => file),
  };
}

function assertStarts(command: string): void {
  const { scripts, files } = startedBy(command);
  for (const name of scripts) assert.ok(name in manifest.scripts, `npm run ${name}`);
  for (const file of files) assert.ok(existsSync(join(root, file)), file);
}

/** Below the project's folder; null for what is not named there, such as the open file. */
function within(path: string): string | null {
  return /^\$\{workspaceFolder\}\/(.*)$/u.exec(path)?.[1] ?? null;
}

describe('.vscode/launch.json', () => {
  it('starts what is there, after a task that is there', () => {
    for (const { name, program, runtimeExecutable, preLaunchTask } of launch.configurations) {
      for (const path of [program, runtimeExecutable]) {
        const file = within(path ?? '');
        if (file !== null) assert.ok(existsSync(join(root, file)), `${name}: ${file}`);
      }
      if (preLaunchTask !== undefined)
        assert.ok(
          tasks.some(({ label }) => label === preLaunchTask),
          `${name}: ${preLaunchTask}`,
        );
    }
  });

  it('debugs the files that are built', () => {
    const bundles = [manifest.main.replace('./', ''), 'out/integration/index.cjs'];
    assert.match(read('scripts/bundle.ts'), /join\(outdir, 'index\.cjs'\)/u);
    assert.match(read('scripts/bundle.ts'), /outdir = join\(root, 'out', folder\)/u);
    assert.match(read('scripts/bundle.ts'), /= 'integration'\)/u);
    const hosts = launch.configurations.filter(({ type }) => type === 'extensionHost');
    assert.equal(hosts.length, 2);
    for (const { name, outFiles = [], args = [], preLaunchTask } of hosts) {
      for (const pattern of outFiles) {
        const folder = within(pattern)?.split('/**')[0] ?? '';
        assert.ok(
          bundles.some((file) => file.startsWith(`${folder}/`)),
          `${name}: ${pattern}`,
        );
      }
      assert.ok(args.includes('--extensionDevelopmentPath=${workspaceFolder}'));
      assert.ok(preLaunchTask !== undefined, `${name} builds nothing`);
      const tests = args.find((arg) => arg.startsWith('--extensionTestsPath='))?.split('=')[1];
      if (tests !== undefined) assert.ok(bundles.includes(within(tests) ?? ''), tests);
    }
  });

  it('gives the service options that it has', () => {
    const service = launch.configurations.find(({ program }) => program?.endsWith('src/service/main.ts'));
    assert.ok(service?.args !== undefined && service.args.length > 0);
    assert.doesNotThrow(() => readArgs(service.args ?? [], {}));
  });

  it('joins configurations that are there', () => {
    const names = new Set(launch.configurations.map(({ name }) => name));
    for (const { configurations } of launch.compounds)
      for (const name of configurations) assert.ok(names.has(name), name);
  });
});

describe('.vscode/tasks.json and settings.json', () => {
  it('run scripts and files that are there', () => {
    for (const { label, type, command = '', script = '' } of tasks) {
      if (type === 'npm') assert.ok(script in manifest.scripts, label);
      else assert.ok(startedBy(command).scripts.length > 0, label);
      assertStarts(command);
    }
  });

  it('point at folders that are there', () => {
    const { 'js/ts.tsdk.path': sdk } = JSON.parse(read('.vscode/settings.json')) as Record<string, string>;
    assert.ok(existsSync(join(root, sdk ?? '')), sdk);
  });
});

describe('the scripts of package.json', () => {
  it('run files that are there', () => {
    for (const command of Object.values(manifest.scripts)) assertStarts(command);
  });

  it('are what CONTRIBUTING and README call', () => {
    for (const file of [
      'README.md',
      'CONTRIBUTING.md',
      'docs/embedded.md',
      'docs/pictures.md',
      'docs/reliability.md',
      'docs/testing.md',
      '.github/pull_request_template.md',
    ])
      for (const name of startedBy(read(file)).scripts)
        assert.ok(name in manifest.scripts, `${file}: ${name}`);
  });
});

describe('.github', () => {
  const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root }).filter(
    (path) => !path.endsWith('config.yml'),
  );

  it('has a form for each kind of report, with fields that have names of their own', () => {
    assert.deepEqual(readdirSync(join(root, '.github/ISSUE_TEMPLATE')).toSorted(), [
      'bug.yml',
      'config.yml',
      'feature.yml',
      'suggestion.yml',
    ]);
    for (const form of forms) {
      const text = read(form);
      for (const key of ['name', 'description', 'body'])
        assert.match(text, new RegExp(`^${key}:`, 'mu'), form);
      const ids = [...text.matchAll(/^ {4}id: (\S+)$/gmu)].map(([, id]) => id);
      const fields = [...text.matchAll(/^ {2}- type: (?!markdown)/gmu)];
      assert.equal(new Set(ids).size, fields.length, form);
      assert.match(text, /required: true/u);
    }
  });

  it('names commands, settings and services that are there', () => {
    const titles = new Set<string>(Object.values(commands).map(({ title }) => title));
    const keys = new Set<string>(Object.values(settings).map(({ key }) => key));
    for (const form of forms) {
      const text = read(form);
      for (const [, title = ''] of text.matchAll(new RegExp(`\\*\\*${productName}: ([^*]+)\\*\\*`, 'gu')))
        assert.ok(titles.has(title), title);
      for (const [, key = ''] of text.matchAll(new RegExp(`\`${section}\\.(\\w+)\``, 'gu')))
        assert.ok(keys.has(key), key);
    }
    const offered = /options: \[(offline,[^\]]+)\]/u.exec(read('.github/ISSUE_TEMPLATE/bug.yml'))?.[1];
    assert.deepEqual(offered?.split(', '), settings.service.values);
  });
});

/** The anchors of a page's headings, as hosts of repositories make them. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) => title);
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the pages', () => {
  const pages = globSync(['*.md', 'docs/*.md'], { cwd: root });

  it('lead to files and headings that are there', () => {
    for (const page of pages) {
      const text = read(page);
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/gu)) {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : join(page, '..', path);
        assert.ok(existsSync(join(root, file)), `${page}: ${target}`);
        if (anchor !== undefined) assert.ok(anchorsOf(read(file)).has(anchor), `${page}: ${target}`);
      }
    }
  });
});

describe('docs/images', () => {
  const images = readdirSync(join(root, 'docs/images'));
  const size = (image: string): number => statSync(join(root, 'docs/images', image)).size;
  const scenes = [...read('test/screenshots/scenes.test.ts').matchAll(/\bshoot\(\w+, '([\w-]+)'/gu)].map(
    ([, scene = '']) => scene,
  );
  const animations = [...read('test/screenshots/scenes.test.ts').matchAll(/\.save\('([\w-]+)'\)/gu)].map(
    ([, name = '']) => `${name}.png`,
  );

  it('has each scene in each theme, and nothing else', () => {
    assert.ok(scenes.length >= 9);
    const stills = scenes.flatMap((scene) =>
      ['contrast', 'dark', 'light'].map((theme) => `${scene}-${theme}.png`),
    );
    assert.deepEqual(new Set(images), new Set([...stills, ...animations]));
  });

  it('is shown by the pages, all of it', () => {
    const pages = globSync(['*.md', 'docs/*.md'], { cwd: root }).map(read).join('\n');
    for (const image of images) assert.ok(pages.includes(`images/${image})`), image);
  });

  it('is small enough for a page that many open', () => {
    for (const image of images) assert.ok(size(image) <= 1_048_576, image);
    assert.ok(images.reduce((sum, image) => sum + size(image), 0) <= 3 * 1_048_576);
  });

  it('stays out of the package', () => {
    assert.ok(!read('.vscodeignore').includes('!docs'));
  });
});
