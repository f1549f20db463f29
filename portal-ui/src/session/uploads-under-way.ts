let count = 0;

/** Counts an upload until it ended either way. */
export async function underWay<T>(upload: Promise<T>): Promise<T> {
  count++;
  try {
    return await upload;
  } finally {
    count--;
  }
}

/** Whether a file is on its way to the server: leaving the page would break it off. */
export const areUploadsUnderWay = (): boolean => count > 0;
