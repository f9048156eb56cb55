const { EventEmitter, workspace } = require('vscode');

/** Selects the environment that a setting names. */
exports.activate = (context) => {
  const changed = new EventEmitter();
  const prefix = () => workspace.getConfiguration('testPython').get('prefix');
  context.subscriptions.push(
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('testPython')) changed.fire({ path: prefix() });
    }),
  );
  return {
    environments: {
      getActiveEnvironmentPath: () => ({ id: prefix(), path: prefix() }),
      resolveEnvironment: async ({ path }) =>
        path === '' ? undefined : { id: path, path, executable: { sysPrefix: path } },
      onDidChangeActiveEnvironmentPath: changed.event,
    },
  };
};
