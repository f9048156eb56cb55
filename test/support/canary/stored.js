// Evaluated in a page: all that it keeps and shows, as texts by name. VS Code in a browser has its state and its secrets there.
// oxlint-disable-next-line typescript/no-floating-promises
(async () => {
  const texts = {
    address: location.href,
    cookies: document.cookie,
    document: document.documentElement.outerHTML,
    'local storage': JSON.stringify(Object.entries(localStorage)),
    'session storage': JSON.stringify(Object.entries(sessionStorage)),
  };
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
  const text = (value) => {
    if (value instanceof Uint8Array || value instanceof ArrayBuffer) return new TextDecoder().decode(value);
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([settled(objects.getAllKeys()), settled(objects.getAll())]);
      texts[`database ${String(name)}/${store}`] = [...keys, ...values].map(text).join('\n');
    }
    database.close();
  }
  return texts;
})();
