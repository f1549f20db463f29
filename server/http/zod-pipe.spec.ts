import { z } from 'zod';
import { createDefinitionRequest } from '../contract/definitions.js';
import { listQuery } from '../contract/list.js';
import { loginRequest } from '../contract/session.js';
import { addApproversRequest, forwardRequest, refuseRequest, returnRequest, tasksQuery } from '../contract/tasks.js';
import { ApiFailure } from './api-error.js';
import { ZodPipe } from './zod-pipe.js';

function refusal(schema: z.ZodType, input: unknown): ApiFailure {
  try {
    new ZodPipe(schema).transform(input);
  } catch (error) {
    if (error instanceof ApiFailure) return error;
  }
  throw new Error('Expected a refusal, but the input was accepted.');
}

describe('the shape of input', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['nothing in a text', refuseRequest, { opinion: ' ' }, '请填写意见'],
    ['a text that is not there', returnRequest, {}, '请填写意见'],
    ['a text of another type', refuseRequest, { opinion: 5 }, '意见的格式不对'],
    ['a text that is too long', refuseRequest, { opinion: '长'.repeat(1001) }, '意见最多 1000 个字'],
    ['no body at all', loginRequest, undefined, '请填写账号'],
    ['a body that is no object', loginRequest, 'text', '提交的内容的格式不对'],
    ['a null', loginRequest, { account: 'a', password: null }, '请填写密码'],
    ['nobody chosen', addApproversRequest, { people: [] }, '请选择人员'],
    ['too many chosen', addApproversRequest, { people: Array.from({ length: 51 }, String) }, '人员最多 50 个'],
    ['a person of another type', addApproversRequest, { people: [1] }, '人员的格式不对'],
    ['an unknown choice', addApproversRequest, { people: ['a'], position: 'x' }, '加签方式的格式不对'],
    ['nobody to forward to', forwardRequest, {}, '请选择转办给谁'],
    ['a date of a query', tasksQuery, { box: 'todo', to: 'soon' }, '日期的格式不对'],
    ['a pattern', createDefinitionRequest, { key: 'A b', name: '名' }, '标识的格式不对'],
    ['a number that is too small', listQuery, { limit: 0 }, '每页条数不能小于 1'],
    ['a number that is too big', listQuery, { limit: 500 }, '每页条数不能大于 100'],
    ['something nested without a name', z.object({ a: z.object({ b: z.string() }) }), { a: {} }, '缺少必要内容（a.b）'],
    ['something nested of another type', z.object({ a: z.array(z.string()) }), { a: [1] }, '内容（a.0）的格式不对'],
  ])('is explained in words people know: %s', (_what, schema, input, message) => {
    const { status, code, message: said, details } = refusal(schema, input);
    expect({ status, code, said }).toEqual({ status: 400, code: 'request.invalid', said: message });
    expect(details?.[0]?.message).toBe(message);
  });

  it('names every problem with its path', () => {
    expect(refusal(loginRequest, {}).details).toEqual([
      { path: 'account', message: '请填写账号' },
      { path: 'password', message: '请填写密码' },
    ]);
  });
});
