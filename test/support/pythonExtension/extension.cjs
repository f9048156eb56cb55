const { existsSync, readFileSync, watch } = require('node:fs');
const { join } = require('node:path');
const { EventEmitter, workspace } = require('vscode');

/** Selects the environment that the file `selected-python` in the workspace folder names. */
exports.activate = (context) => {
  const folder = workspace.workspaceFolders[0].uri.fsPath;
  const file = join(folder, 'selected-python');
  const prefix = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const changed = new EventEmitter();
  const watcher = watch(folder, () => changed.fire({ path: prefix() }));
  context.subscriptions.push(changed, { dispose: () => watcher.close() });
  return {
    environments: {
      getActiveEnvironmentPath: () => ({ id: prefix(), path: prefix() }),
      resolveEnvironment: async ({ path }) =>
        path === '' ? undefined : { id: path, path, executable: { sysPrefix: path } },
      onDidChangeActiveEnvironmentPath: changed.event,
    },
  };
};
