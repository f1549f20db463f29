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
  if (env.XIAOWU_SMTP_URL) {
    if (!/^smtps?:\/\//.test(env.XIAOWU_SMTP_URL))
      throw new Error('Expected XIAOWU_SMTP_URL to begin with smtp:// or smtps://, but it does not.');
    if (!env.XIAOWU_MAIL_FROM)
      throw new Error('Expected XIAOWU_MAIL_FROM beside XIAOWU_SMTP_URL, but it is missing: letters need a sender.');
  }
  if (env.XIAOWU_URL && !URL.canParse(env.XIAOWU_URL))
    throw new Error('Expected XIAOWU_URL to be an address like https://hall.example.edu.cn, but it is not.');
  assertChannels(env);
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

const wecom = ['XIAOWU_WECOM_CORP_ID', 'XIAOWU_WECOM_AGENT_ID', 'XIAOWU_WECOM_SECRET'];
const sms = ['KEY_ID', 'KEY_SECRET', 'SIGN_NAME', 'TEMPLATE', 'CODE_TEMPLATE'].map((name) => `XIAOWU_SMS_${name}`);

/** A channel is set up whole or not at all: what is half set would be absent, and nobody would know why. */
function assertChannels(env: NodeJS.ProcessEnv): void {
  for (const names of [[...wecom, 'XIAOWU_URL'], sms]) {
    const set = names.filter((name) => name !== 'XIAOWU_URL' && env[name]);
    const missing = names.filter((name) => !env[name]);
    if (set.length > 0 && missing.length > 0)
      throw new Error(`Expected ${missing.join(', ')} beside ${set.join(', ')}, but missing.`);
  }
  if (env.XIAOWU_WECOM_AGENT_ID && !/^\d+$/.test(env.XIAOWU_WECOM_AGENT_ID))
    throw new Error('Expected XIAOWU_WECOM_AGENT_ID to be the number of the application, but it is not.');
  for (const name of ['XIAOWU_WECOM_API', 'XIAOWU_SMS_API'])
    if (env[name] && !(/^https?:/.test(env[name]) && URL.canParse(env[name])))
      throw new Error(`Expected ${name} to be an address like https://api.example.edu.cn, but it is not.`);
}
