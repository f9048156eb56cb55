const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const { extensions } = require('vscode');

/** Wall time and processor time of this thread since `begun`, in milliseconds. */
const since = ({ wall, cpu }) => {
  const { user, system } = process.threadCpuUsage(cpu);
  return { wallMs: performance.now() - wall, cpuMs: (user + system) / 1000 };
};
const begin = () => ({ cpu: process.threadCpuUsage(), wall: performance.now() });
const sum = (one, other) => ({ wallMs: one.wallMs + other.wallMs, cpuMs: one.cpuMs + other.cpuMs });

/** Loads the code of an extension, has VS Code activate it, and tells what its own code took, and what all of it took. */
async function measured(id) {
  const extension = extensions.getExtension(id);
  if (extension.isActive) throw new Error(`${id} is active already`);
  const { main } = JSON.parse(readFileSync(join(extension.extensionPath, 'package.json'), 'utf8'));
  const file = require.resolve(join(extension.extensionPath, main));
  const all = begin();
  const code = require(file);
  const load = since(all);
  let activate = null;
  // VS Code requires the same file, and finds this in its place.
  require.cache[file].exports = {
    ...code,
    activate: (context) => {
      const begun = begin();
      const result = code.activate(context);
      activate = since(begun);
      return result;
    },
  };
  await extension.activate();
  return { load, activate, code: sum(load, activate), allMs: since(all).wallMs };
}

/** What VS Code calls in its extension host; the order of the two is the benchmark's. */
exports.run = async () => {
  const figures = {};
  for (const id of process.env.ACTIVATION_ORDER.split(',')) figures[id] = await measured(id);
  writeFileSync(process.env.ACTIVATION_FILE, JSON.stringify(figures));
};
