/** What is not called of modules and values outside Qiskit; all else that is asked of them is. */
const VALUES: Readonly<Record<string, string>> = {
  np: 'pi e inf nan newaxis random linalg testing fft ndarray float64 complex128 int64 float32 generic bool_',
  math: 'pi e tau inf nan',
  os: 'path environ sep name devnull',
  sys: 'argv path stdout stderr stdin version version_info platform modules',
  string: 'ascii_uppercase ascii_lowercase ascii_letters digits',
  subprocess: 'PIPE DEVNULL STDOUT',
  logging: 'INFO DEBUG WARNING ERROR CRITICAL handlers',
  plt: 'rcParams cm style',
  scipy: 'optimize linalg sparse stats special integrate',
  pytest: 'mark',
  torch: 'nn optim float32 Tensor',
  datetime: 'datetime timedelta timezone date',
  unittest: 'mock TestCase',
  ndarray: 'shape T real imag size dtype ndim flat nbytes',
  DataFrame: 'columns loc iloc values index shape empty T plot dtypes',
  Series: 'iloc loc plot values index str',
  Path: 'name parent stem suffix parts',
  Exception: 'args message',
  OptimizeResult: 'x fun nfev success message nit jac',
  Fraction: 'numerator denominator',
  complex: 'real imag',
  float: 'real imag',
  Bunch: 'data target feature_names target_names DESCR',
  Graph: 'nodes edges',
  SVC: 'n_support_ support_vectors_ classes_',
  PCA: 'components_ explained_variance_ratio_',
  timedelta: 'days seconds',
};

/** Other types whose every attribute is called. */
const CALLED =
  'list dict set str counts file json random time itertools functools collections copy re warnings csv pickle statistics argparse ArgumentParser Logger writer DictWriter GroupBy Figure Axes Generator Random StringIO BytesIO TestCase ThreadPoolExecutor tracemalloc np.random np.linalg np.testing np.fft nx pd Counter deque environ path';

const KNOWN = new Map<string, ReadonlySet<string>>([
  ...Object.entries(VALUES).map(([type, names]) => [type, new Set(names.split(' '))] as const),
  ...CALLED.split(' ').map((type) => [type, new Set<string>()] as const),
]);

/** Whether an attribute of a module or class outside Qiskit is called; undefined where that is not known. */
export function isCalled(receiver: string, name: string): boolean | undefined {
  const values = KNOWN.get(receiver);
  return values === undefined ? undefined : !values.has(name);
}
