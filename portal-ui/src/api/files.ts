import type { ApiError } from '@xiaowu/server/contract/errors';
import type { UploadedFile, UploadProgress } from '@xiaowu/server/contract/files';
import { i18n } from '../locales/i18n';
import { api } from './api';
import { ApiFailure, type LocalFailureCode } from './api-failure';
import { signedIn } from './signed-in';

function failureOf(request: XMLHttpRequest): ApiFailure {
  const local = (code: LocalFailureCode) => new ApiFailure(request.status, code, i18n.global.t(`failure.${code}`));
  if (request.status === 0) return local('client.offline');
  try {
    const error = JSON.parse(request.responseText) as ApiError;
    return new ApiFailure(request.status, error.code, error.message, error.details);
  } catch {
    return local('client.unreadable');
  }
}

/** A piece of this size is lost when the network breaks, no more. */
const pieceSize = 512 * 1024;
/** Waits between attempts while the network is gone: about four minutes in all. */
const waitsMs = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 60_000, 60_000];

/** Uploads that stopped half-way, by the file that was chosen: 重试 goes on where they stopped. */
const unfinished = new WeakMap<File, string>();

/**
 * Sends a file piece by piece. When the network breaks it waits and goes on by itself; when it gives up, or the caller
 * tries the same file again, what was sent counts.
 */
export async function uploadFile(
  file: File,
  onProgress: (percent: number) => void,
  signal?: AbortSignal,
  onWaiting: (isWaiting: boolean) => void = () => undefined,
): Promise<UploadedFile> {
  for (let attempt = 0; ;) {
    try {
      const known = unfinished.get(file);
      let progress = known
        ? await api.get<UploadProgress>(`/files/uploads/${known}`, { signal })
        : await api.post<UploadProgress>('/files/uploads', { name: file.name, size: file.size }, { signal });
      unfinished.set(file, progress.id);
      onWaiting(false);
      while (!progress.file) {
        const { id, offset } = progress;
        const piece = file.slice(offset, offset + pieceSize);
        progress = await sendPiece(
          id,
          offset,
          piece,
          (sent) => onProgress(percentOf(offset + sent, file.size)),
          signal,
        );
        attempt = 0;
      }
      unfinished.delete(file);
      return progress.file;
    } catch (error) {
      if (signal?.aborted) throw error;
      const isOver = error instanceof ApiFailure && error.status === 404;
      if (isOver) unfinished.delete(file); // forgotten by the server: begin anew, once
      const waitMs = waitsMs[attempt++];
      if (waitMs === undefined || !(error instanceof ApiFailure) || !mayHeal(error)) throw error;
      onWaiting(true);
      await waitOrOnline(waitMs, signal);
    }
  }
}

const percentOf = (sent: number, size: number) => Math.min(99, Math.floor((sent / size) * 100));

/** The network, a server that is being restarted, a piece that came although its answer was lost. */
const mayHeal = ({ status, code }: ApiFailure) =>
  status === 0 || status === 502 || status === 503 || status === 504 || status === 404 || code === 'upload.otherOffset';

/** XMLHttpRequest, because `fetch` tells no progress of what it sends. */
function sendPiece(
  id: string,
  offset: number,
  piece: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<UploadProgress> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/files/uploads/${encodeURIComponent(id)}?offset=${offset}`);
    request.timeout = 120_000;
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (signedIn.csrfToken) request.setRequestHeader('x-csrf-token', signedIn.csrfToken);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onerror = request.ontimeout = () => reject(failureOf(request));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.onload = () => {
      if (request.status === 401) signedIn.onSignedOut();
      if (request.status < 200 || request.status > 299) return reject(failureOf(request));
      resolve(JSON.parse(request.responseText) as UploadProgress);
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(piece);
  });
}

function waitOrOnline(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener('online', go, { once: true });
    signal?.addEventListener('abort', go, { once: true });
  });
}
