import { formErrorsOf } from './form-errors';

it('maps what the server refused to fields and cells', () => {
  const failure = {
    status: 422,
    details: [
      { path: 'amount', message: 'a' },
      { path: 'goods.0.name', message: 'b' },
      { path: 'data.phone', message: 'c' },
      { path: 'amount', message: 'second' },
    ],
  };
  expect(formErrorsOf(failure)).toEqual({ amount: 'a', 'goods.0.name': 'b', phone: 'c' });
});

it('finds nothing in a failure that is not about the form', () => {
  expect(formErrorsOf({ status: 409, details: [{ path: 'amount', message: 'a' }] })).toEqual({});
  expect(formErrorsOf(new Error('x'))).toEqual({});
});
