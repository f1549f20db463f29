import type { MergeContent } from '../merge/merge-entry';

/** What was edited and is not on the server yet, with what it was made from. */
export interface LocalCopy {
  /** Revision of `base`. */
  readonly revision: number;
  readonly base: MergeContent;
  readonly content: MergeContent;
  /** ISO moment. */
  readonly at: string;
}

const database = 'xiaowu-designer';
const store = 'copies';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('Expected a database, but none opened'));
  });
}

async function run<T>(mode: IDBTransactionMode, work: (copies: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = opened.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      // only a finished transaction outlives the page
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('Expected to keep a copy, but it was refused'));
    });
  } finally {
    opened.close();
  }
}

/** Of one person: computers are shared. */
const nameOf = (personId: string, key: string) => `${personId} ${key}`;

/** Copies in this browser, for when the network, the session or the page ends before the server has the work. */
export const localCopies = {
  read: (personId: string, key: string): Promise<LocalCopy | undefined> =>
    run<LocalCopy | undefined>(
      'readonly',
      (copies) => copies.get(nameOf(personId, key)) as IDBRequest<LocalCopy | undefined>,
    ).catch(() => undefined),
  /** False where the browser keeps nothing. */
  write: (personId: string, key: string, copy: LocalCopy): Promise<boolean> =>
    run('readwrite', (copies) => copies.put(copy, nameOf(personId, key))).then(
      () => true,
      () => false,
    ),
  remove: (personId: string, key: string): Promise<void> =>
    run('readwrite', (copies) => copies.delete(nameOf(personId, key))).then(
      () => undefined,
      () => undefined,
    ),
};
