import { BackendError } from './failures.ts';
import type { CompletionBackend, ModelInfo } from './types.ts';

/** The listing of a service with one model, which is known without asking; `model` rejects with BackendError `noModel` for any other. */
export function single(only: ModelInfo): Pick<CompletionBackend, 'models' | 'model'> {
  return {
    models: async () => [only],
    model: async (id) => {
      if (id === only.id) return only;
      throw new BackendError({ kind: 'noModel' });
    },
  };
}
