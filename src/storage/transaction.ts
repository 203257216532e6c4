interface Transaction {
  readonly done: Promise<void>;
  abort(): void;
}

/** Does the work of a transaction: all of it, or nothing when any of it fails. */
export async function whole<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  const all = async (): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      abort(transaction);
      throw error;
    }
  };
  const [made, done] = await Promise.allSettled([all(), transaction.done]);
  // What was under way when it broke off only says that it did; the transaction says why.
  if (made.status === 'rejected')
    throw isAbort(made.reason) && done.status === 'rejected'
      ? (done.reason ?? made.reason)
      : made.reason;
  if (done.status === 'rejected') throw done.reason;
  return made.value;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It failed by itself already, and says why through the rejection that led here.
  }
}
