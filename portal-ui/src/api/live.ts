import type { LiveChange } from '@xiaowu/server/contract/live';

/** `'anything'`: the connection has just been made; what changed before was told to nobody. */
type Listener = (change: LiveChange | 'anything') => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;

/** One connection per page, only while somebody looks: a browser grants a site few of them. */
function connect(): void {
  const isWanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (!isWanted) {
    source?.close();
    source = null;
    return;
  }
  // Closed for good (signed out, refused): the next look tries again.
  if (source && source.readyState !== EventSource.CLOSED) return;
  source = new EventSource('/api/live');
  source.addEventListener('open', () => tell('anything'));
  source.addEventListener('change', ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as LiveChange));
}
function tell(change: LiveChange | 'anything'): void {
  for (const listener of [...listeners]) listener(change);
}
document.addEventListener('visibilitychange', connect);

/** Tells of changes as they happen; gives what ends it. */
export function listenToChanges(listener: Listener): () => void {
  listeners.add(listener);
  connect();
  return () => {
    listeners.delete(listener);
    connect();
  };
}

/** `'anything'` will be told, unless the connection fails. */
export const isConnecting = (): boolean => source?.readyState === EventSource.CONNECTING;

/** Changes come by themselves at the moment: asking can be rarer. */
export const isLive = (): boolean => source?.readyState === EventSource.OPEN;
