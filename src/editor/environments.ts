import { extensions, FileType, Uri, workspace, type Event } from 'vscode';

/** A Python environment's folder for packages, and what is in it. */
export interface SitePackages {
  readonly uri: Uri;
  /** Names of its files and folders. */
  readonly entries: readonly string[];
}

/** What we use of the Python extension's API, where it is installed. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: Uri): { readonly path: string };
    resolveEnvironment(
      environment: unknown,
    ): Promise<{ readonly executable: { readonly sysPrefix?: string } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: Event<unknown>;
  };
}

const pythonExtension = 'ms-python.python';
/** Folders that environments usually have in a project. */
const usual = ['.venv', 'venv', '.conda', 'env', '.env'];

/** The Python extension's environments; null where it is not there. Starts it: it starts with the same files as this extension does. */
export async function pythonEnvironments(): Promise<NonNullable<PythonApi['environments']> | null> {
  const extension = extensions.getExtension<PythonApi>(pythonExtension);
  if (extension === undefined) return null;
  const api: PythonApi | undefined = extension.isActive ? extension.exports : await extension.activate();
  return api?.environments ?? null;
}

/** Where the packages of a workspace folder may be installed, the likeliest first: the selected interpreter, the folder's own environments, the shell's. */
export async function environmentsFor(
  folder: Uri | undefined,
  shell: NodeJS.ProcessEnv,
): Promise<readonly Uri[]> {
  const selected = await selectedPrefix(folder).catch(() => null);
  const own = folder === undefined ? [] : usual.map((name) => Uri.joinPath(folder, name));
  const started = [shell['VIRTUAL_ENV'], shell['CONDA_PREFIX']]
    .filter((path) => path !== undefined && path !== '')
    .map((path) => Uri.file(path ?? ''));
  return [...(selected === null ? [] : [selected]), ...own, ...started];
}

/** `sys.prefix` of the interpreter that is selected in the Python extension. */
async function selectedPrefix(folder: Uri | undefined): Promise<Uri | null> {
  const environments = await pythonEnvironments();
  if (environments === null) return null;
  const resolved = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(folder));
  const prefix = resolved?.executable.sysPrefix;
  return prefix === undefined || prefix === '' ? null : Uri.file(prefix);
}

/** The site-packages of an environment, on Unix and on Windows; none where it has none. */
export async function sitePackagesOf(prefix: Uri): Promise<readonly SitePackages[]> {
  const lib = Uri.joinPath(prefix, 'lib');
  const versions = (await entriesOf(lib)).filter((name) => /^python3(\.\d+)?$/.test(name)).toSorted();
  const places = [
    ...versions.map((name) => Uri.joinPath(lib, name, 'site-packages')),
    Uri.joinPath(prefix, 'Lib', 'site-packages'),
  ];
  const found = await Promise.all(places.map(async (uri) => ({ uri, entries: await entriesOf(uri) })));
  return found.filter(({ entries }) => entries.length > 0);
}

/** Names in a folder; none where it cannot be read. */
async function entriesOf(uri: Uri): Promise<string[]> {
  try {
    return (await workspace.fs.readDirectory(uri)).map(([name]) => name);
  } catch {
    return [];
  }
}

/** What of a file may be read: its length in bytes, and whether a link to it is as good. */
export interface Readable {
  readonly longest: number;
  readonly links?: boolean;
}

/** A small text file; null where there is none. A pipe is never opened: reading it would never end. */
export async function smallText(uri: Uri, { longest, links = false }: Readable): Promise<string | null> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    const isFile = type === FileType.File || (links && (type & FileType.File) !== 0);
    if (!isFile || size > longest) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
