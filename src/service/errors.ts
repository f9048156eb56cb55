/** A refusal with its HTTP status; the message is the `detail` of the answer. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

/** Something in the data folder cannot be read or written; the message is for the operator. */
export class StorageError extends Error {
  /** For clients: the reason without the place. Answered with 503. */
  readonly outside: string;

  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(`${place} cannot be used: ${reason}.`, options);
    this.outside = `The service cannot use its data: ${reason}.`;
  }
}

/** The service cannot start; the message is one sentence for the operator. */
export class StartError extends Error {}
