// Runs in VS Code's page before any script of it (not a module: the browser gets this file as it is).
// `qiskitInlineDevelopment` was set just before: the extensions under development and the tests to run in their host.
{
  const realFetch = globalThis.fetch;
  // The key that secrets are encrypted with; code-server's front end hands it out, the bare server does not.
  globalThis.fetch = (input, init) =>
    typeof input === 'string' && input.endsWith('/mint-key') && init?.method === 'POST'
      ? Promise.resolve(new Response(new Uint8Array(32).fill(7)))
      : realFetch(input, init);

  // VS Code's scripts are modules: they start after this event and read the element then.
  document.addEventListener('readystatechange', () => {
    const element = document.querySelector('#vscode-workbench-web-configuration');
    if (document.readyState !== 'interactive' || element === null) return;
    const settings = JSON.parse(element.getAttribute('data-settings'));
    settings.developmentOptions = globalThis.qiskitInlineDevelopment;
    element.setAttribute('data-settings', JSON.stringify(settings));
  });
}
