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

  it('refuses a mail server without a sender, and addresses that are none', () => {
    expect(() => readConfiguration({ XIAOWU_SMTP_URL: 'smtp://mail.example.edu' })).toThrow('XIAOWU_MAIL_FROM');
    expect(() => readConfiguration({ XIAOWU_SMTP_URL: 'mail.example.edu' })).toThrow('smtp://');
    expect(() => readConfiguration({ XIAOWU_URL: 'hall' })).toThrow('XIAOWU_URL');
  });

  it('refuses channels that are set up by half, naming what is missing', () => {
    const wecom = { XIAOWU_WECOM_CORP_ID: 'ww1', XIAOWU_WECOM_AGENT_ID: '1000002', XIAOWU_WECOM_SECRET: 's' };
    expect(() => readConfiguration({ ...wecom, XIAOWU_WECOM_SECRET: '' })).toThrow('XIAOWU_WECOM_SECRET, XIAOWU_URL');
    expect(() => readConfiguration(wecom)).toThrow('XIAOWU_URL');
    const whole = { ...wecom, XIAOWU_URL: 'https://hall.example.edu' };
    expect(() => readConfiguration(whole)).not.toThrow();
    expect(() => readConfiguration({ ...whole, XIAOWU_WECOM_AGENT_ID: 'app' })).toThrow('XIAOWU_WECOM_AGENT_ID');
    expect(() => readConfiguration({ ...whole, XIAOWU_WECOM_API: 'qyapi' })).toThrow('XIAOWU_WECOM_API');
    expect(() => readConfiguration({ XIAOWU_SMS_KEY_ID: 'id', XIAOWU_SMS_KEY_SECRET: 'do-not-tell' })).toThrow(
      'Expected XIAOWU_SMS_SIGN_NAME, XIAOWU_SMS_TEMPLATE, XIAOWU_SMS_CODE_TEMPLATE beside XIAOWU_SMS_KEY_ID, XIAOWU_SMS_KEY_SECRET, but missing.',
    );
  });

  it('refuses Redis without a database that workers can share', () => {
    expect(() => readConfiguration({ REDIS_URL: 'redis://127.0.0.1' })).toThrow('DATABASE_URL');
  });
});
