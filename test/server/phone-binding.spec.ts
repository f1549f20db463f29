import type { Profile } from '../../server/contract/profile.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { SmsServer } from '../support/sms-server.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const mine = '13800001111';
const other = '13800002222';

describe.each(databases)('binding a phone number on %s', (dialect) => {
  let server: TestServer;
  let sms: SmsServer;
  let person: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    sms = await SmsServer.open();
    Object.assign(process.env, sms.environment);
    server = await startServer(dialect);
    [person, colleague] = (await Promise.all([server.signIn('2003000053'), server.signIn('2007000023')])) as [
      ApiClient,
      ApiClient,
    ];
  });
  afterAll(async () => {
    await server?.close();
    sms?.close();
    for (const name of Object.keys(sms.environment)) delete process.env[name];
  });

  const forget = async () => {
    await execute('delete from phone_code');
    await execute('delete from phone_number');
  };
  const execute = (sql: string) => server.database.transaction((tx) => tx.execute(sql, []));
  const ask = (who: ApiClient, phone: string) => who.post('/api/profile/phone-codes', { phone });
  const bind = (who: ApiClient, phone: string, code: string) => who.put('/api/profile/bound-phone', { phone, code });
  const boundOf = async (who: ApiClient) => (await who.get<Profile>('/api/profile')).body.boundPhone;
  const lastCode = (phone: string) => sms.to(phone).at(-1)?.variables['code'] ?? '';
  const wrong = (code: string) => (code === '000000' ? '111111' : '000000');
  const minutesPass = async (minutes: number) => {
    const earlier = (column: string) =>
      dialect === 'mysql'
        ? `${column} = ${column} - interval ${minutes} minute`
        : `${column} = strftime('%Y-%m-%d %H:%M:%f', ${column}, '-${minutes} minutes')`;
    await execute(`update phone_code set ${earlier('sent_at')}`);
    await execute(`update phone_number set ${earlier('code_sent_at')}`);
  };

  it('is offered where the school has text messages', async () => {
    expect((await person.get('/api/profile')).body).toMatchObject({ canBindPhone: true, boundPhone: null });
  });

  it('needs the code that was sent there, and no code a second time', async () => {
    expect((await ask(person, mine)).status).toBe(204);
    expect(sms.to(mine)).toEqual([
      { phone: mine, template: sms.templates.code, variables: { code: expect.any(String) } },
    ]);
    const code = lastCode(mine);
    expect(code).toMatch(/^\d{6}$/);
    expect(await bind(person, mine, wrong(code))).toMatchObject({
      status: 422,
      body: { code: 'phone.codeWrong', message: '验证码不正确，还可以再试 4 次' },
    });
    // neither another number nor another person
    expect(await bind(person, other, code)).toMatchObject({ status: 422, body: { code: 'phone.codeExpired' } });
    expect(await bind(colleague, mine, code)).toMatchObject({ status: 422, body: { code: 'phone.codeExpired' } });
    expect((await bind(person, mine, code)).status).toBe(204);
    expect(await boundOf(person)).toBe(mine);
    expect(await bind(person, mine, code)).toMatchObject({
      status: 422,
      body: { message: '验证码已失效，请重新获取' },
    });
  });

  it('sends one code a minute, to a person and to a number, and five an hour', async () => {
    expect(await ask(person, other)).toMatchObject({
      status: 429,
      body: { message: expect.stringMatching(/^验证码刚刚发出，请 \d+ 秒后再获取$/) },
    });
    expect((await ask(colleague, mine)).status).toBe(429);
    for (let sent = 1; sent < 5; sent++) {
      await minutesPass(1);
      expect((await ask(person, mine)).status).toBe(204);
    }
    await minutesPass(1);
    expect(await ask(person, mine)).toMatchObject({ status: 429, body: { code: 'phone.tooMany' } });
    expect(sms.to(mine)).toHaveLength(5);
    expect(sms.to(other)).toEqual([]);
  });

  it('sends one code only when it is asked for twice at once', async () => {
    await forget();
    const answers = await Promise.all([ask(person, mine), ask(person, mine), ask(person, mine)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 429, 429]);
  });

  it('sends one code only to a number that several people ask for at once', async () => {
    for (const last of ['31', '32', '33', '34', '35']) {
      await forget();
      const number = `138000033${last}`;
      const answers = await Promise.all([ask(person, number), ask(colleague, number)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 429]);
      expect(sms.to(number)).toHaveLength(1);
    }
    await forget();
    await ask(person, mine);
  });

  it('takes no code after five wrong tries, nor after ten minutes', async () => {
    const code = lastCode(mine);
    for (let tries = 0; tries < 5; tries++) await bind(person, mine, wrong(code));
    expect(await bind(person, mine, code)).toMatchObject({ status: 422, body: { code: 'phone.codeExpired' } });
    await forget();
    await ask(person, mine);
    await minutesPass(10);
    expect(await bind(person, mine, lastCode(mine))).toMatchObject({ body: { code: 'phone.codeExpired' } });
  });

  it('gives a number to whoever proved it last, and takes it away when asked to', async () => {
    await ask(colleague, mine);
    expect((await bind(colleague, mine, lastCode(mine))).status).toBe(204);
    expect(await boundOf(person)).toBeNull();
    expect(await boundOf(colleague)).toBe(mine);
    expect((await colleague.delete('/api/profile/bound-phone')).status).toBe(204);
    expect(await boundOf(colleague)).toBeNull();
  });

  it('says what is the matter when no code can be sent', async () => {
    await forget();
    expect(await ask(person, '12345')).toMatchObject({ status: 400, body: { message: '手机号的格式不对' } });
    sms.nextErrors.push(['isv.MOBILE_NUMBER_ILLEGAL', mine]);
    expect(await ask(person, mine)).toMatchObject({
      status: 422,
      body: { message: '这个号码收不到短信，请检查手机号' },
    });
    await minutesPass(1);
    sms.nextErrors.push(['isv.BUSINESS_LIMIT_CONTROL', '触发分钟级流控Permits:1']);
    expect((await ask(person, mine)).status).toBe(429);
    await minutesPass(1);
    sms.nextErrors.push(['isv.AMOUNT_NOT_ENOUGH', '余额不足']);
    expect(await ask(person, mine)).toMatchObject({
      status: 503,
      body: { code: 'phone.failed', message: '短信暂时发不出去，请稍后再试' },
    });
  });
});

describe('without text messages', () => {
  it('there is nothing to bind', async () => {
    const server = await startServer('sqlite');
    const person = await server.signIn('2003000053');
    expect((await person.get('/api/profile')).body).toMatchObject({ canBindPhone: false, boundPhone: null });
    expect(await person.post('/api/profile/phone-codes', { phone: mine })).toMatchObject({
      status: 409,
      body: { message: '学校没有开通短信，不能绑定手机号' },
    });
    await server.close();
  });
});
