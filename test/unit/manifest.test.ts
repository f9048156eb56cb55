import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { englishManifest } from '../../scripts/manifest.ts';
import { catalog } from '../../src/backends/catalog.ts';
import { commands, productName, section, settings } from '../../src/manifest.ts';

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly categories: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly keybindings: readonly unknown[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly menus?: { readonly commandPalette?: unknown };
  };
}

const manifest = englishManifest() as Manifest;

const { properties } = manifest.contributes.configuration;

describe('manifest and package.json', () => {
  it('have the same commands, all in the palette under our name', () => {
    const declared = manifest.contributes.commands.map(({ command, title, category }) => ({
      id: command,
      title,
      category,
    }));
    const known = Object.values(commands).map(({ id, title }) => ({ id, title, category: productName }));
    assert.deepEqual(declared, known);
    assert.equal(manifest.contributes.menus?.commandPalette, undefined);
  });

  it('name each command after its key', () => {
    for (const [name, { id }] of Object.entries(commands)) assert.equal(id, `${section}.${name}`);
  });

  it('have the same settings with the same defaults, values and scopes', () => {
    const declared = Object.entries(properties).map(([name, property]) => ({
      name,
      default: property.default,
      values: property.enum ?? null,
      scope: property.scope,
    }));
    const known = Object.values(settings).map(({ key, ...setting }) => ({
      name: `${section}.${key}`,
      default: setting.default,
      values: setting.values,
      scope: setting.scope,
    }));
    assert.deepEqual(declared, known);
  });

  it('explain each setting and each of its values', () => {
    for (const [name, { markdownDescription, enum: values, enumDescriptions }] of Object.entries(
      properties,
    )) {
      assert.ok(markdownDescription.length > 20, name);
      assert.equal(enumDescriptions?.length, values?.length, name);
    }
  });

  it('describe each service as the picker does', () => {
    const service = properties[`${section}.service`];
    assert.deepEqual(service?.enum, Object.keys(catalog));
    assert.deepEqual(
      service.enumDescriptions,
      Object.values(catalog).map(({ description }) => description),
    );
  });

  it('keep from workspaces what decides where code and keys go', () => {
    const own = Object.entries(properties).flatMap(([name, { scope }]) =>
      scope === 'application' ? [name] : [],
    );
    assert.deepEqual(
      own.map((name) => name.slice(section.length + 1)),
      ['service', 'url', 'model', 'request', 'reportAcceptance'],
    );
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, own);
  });

  it('complaint C14: bind one key, which VS Code itself leaves free, to what other assistants bind it to', () => {
    const when = 'editorTextFocus && !editorReadonly && !inlineSuggestionVisible && editorLangId == python';
    assert.deepEqual(manifest.contributes.keybindings, [
      { command: commands.trigger.id, key: 'alt+\\', when },
    ]);
  });

  it('start with Python and notebooks only', () => {
    assert.deepEqual(manifest.activationEvents, ['onLanguage:python', 'onNotebook:jupyter-notebook']);
    assert.deepEqual(manifest.categories, ['AI', 'Programming Languages']);
  });
});
