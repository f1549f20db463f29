import { join } from 'node:path';
import { root } from './http/root.js';

/** What the environment says; see the table in README.md. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** `mysql://…`, or undefined for SQLite in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  /** `redis://…`, or undefined for jobs inside the server. */
  readonly redisUrl: string | undefined;
  readonly dataFolder: string;
  readonly definitionsFolder: string;
  readonly isProduction: boolean;
  /** Of one session, or of one address without session; 0 = as many as they like. */
  readonly requestsPerMinute: number;
  /** Load the made-up school into an empty database. */
  readonly wantsDemonstration: boolean;
  /** Of the account `admin` that an empty database begins with; undefined = none is made. */
  readonly adminPassword: string | undefined;
}

const weakest = 32;
const shortestPassword = 12;

/** Reads and checks the environment; throws a sentence for the operator when the server must not start so. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const isProduction = env.NODE_ENV === 'production';
  if (isProduction && (env.XIAOWU_SECRET ?? '').length < weakest)
    throw new Error(
      `Expected XIAOWU_SECRET of at least ${weakest} characters in production, but it is missing or shorter.`,
    );
  const databaseUrl = env.DATABASE_URL || undefined;
  if (databaseUrl !== undefined && !/^(mysql|mariadb):\/\//.test(databaseUrl))
    throw new Error('Expected DATABASE_URL to begin with mysql://, but it does not.');
  const redisUrl = env.REDIS_URL || undefined;
  if (redisUrl !== undefined && databaseUrl === undefined)
    throw new Error('Expected DATABASE_URL beside REDIS_URL, but it is missing: workers cannot share an SQLite file.');
  const adminPassword = env.XIAOWU_ADMIN_PASSWORD || undefined;
  if (adminPassword !== undefined && adminPassword.length < shortestPassword)
    throw new Error(`Expected XIAOWU_ADMIN_PASSWORD of at least ${shortestPassword} characters, but it is shorter.`);
  return {
    port: Number(env.PORT || 3000),
    host: env.HOST || '127.0.0.1',
    databaseUrl,
    redisUrl,
    dataFolder: env.XIAOWU_DATA || join(root, 'data'),
    definitionsFolder: env.XIAOWU_DEFINITIONS || join(root, 'process-definitions'),
    isProduction,
    requestsPerMinute: Number(env.XIAOWU_REQUESTS_PER_MINUTE || (isProduction ? 6000 : 0)),
    wantsDemonstration: env.XIAOWU_DEMONSTRATION ? env.XIAOWU_DEMONSTRATION === '1' : !isProduction,
    adminPassword,
  };
}
