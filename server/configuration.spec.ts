import { readConfiguration } from './configuration.js';

describe('configuration', () => {
  it('runs on SQLite, with jobs inside and demonstration data, when nothing is said', () => {
    expect(readConfiguration({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      redisUrl: undefined,
      wantsDemonstration: true,
    });
  });

  it('refuses to start in production without a secret', () => {
    expect(() => readConfiguration({ NODE_ENV: 'production' })).toThrow('XIAOWU_SECRET');
    expect(() => readConfiguration({ NODE_ENV: 'production', XIAOWU_SECRET: 'short' })).toThrow('XIAOWU_SECRET');
  });

  it('loads no demonstration data in production unless asked to', () => {
    const production = { NODE_ENV: 'production', XIAOWU_SECRET: 'x'.repeat(32) };
    expect(readConfiguration(production).wantsDemonstration).toBe(false);
    expect(readConfiguration({ ...production, XIAOWU_DEMONSTRATION: '1' }).wantsDemonstration).toBe(true);
  });

  it('takes no short password for the first account', () => {
    expect(() => readConfiguration({ XIAOWU_ADMIN_PASSWORD: 'short' })).toThrow('XIAOWU_ADMIN_PASSWORD');
    expect(readConfiguration({ XIAOWU_ADMIN_PASSWORD: 'long enough now' }).adminPassword).toBe('long enough now');
  });

  it('refuses Redis without a database that workers can share', () => {
    expect(() => readConfiguration({ REDIS_URL: 'redis://127.0.0.1' })).toThrow('DATABASE_URL');
  });
});
