/** Where Redis is and who we are there. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: object;
}

/**
 * Where Redis is: `REDIS_URL` (`redis://user:password@host:port/2`, `rediss://…` for TLS); null without it.
 * `XIAOWU_REDIS_PREFIX` keeps two installations on one Redis apart.
 */
export function redisConnection(): { connection: RedisAddress; prefix: string } | null {
  const { REDIS_URL, XIAOWU_REDIS_PREFIX } = process.env;
  if (REDIS_URL === undefined || REDIS_URL === '') return null;
  const url = new URL(REDIS_URL);
  return {
    connection: {
      host: url.hostname,
      port: Number(url.port || 6379),
      db: Number(url.pathname.slice(1) || 0),
      ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
      ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
      ...(url.protocol === 'rediss:' && { tls: {} }),
    },
    prefix: XIAOWU_REDIS_PREFIX ?? 'xiaowu',
  };
}
