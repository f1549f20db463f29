import { changedContact, reread } from './contact-changes';

const known = { phone: '13800138000', email: 'a@zjart.example' };

describe('changed contact details', () => {
  it('are those that were typed, without spaces around', () => {
    expect(changedContact(known, { phone: ' 13800138000 ', email: ' b@zjart.example' })).toEqual({
      email: 'b@zjart.example',
    });
    expect(changedContact(known, { ...known, phone: '' })).toEqual({ phone: '' });
    expect(changedContact(known, { ...known })).toBeNull();
  });

  it('stay when what was only read is read anew', () => {
    const now = { phone: '13900139000', email: 'c@zjart.example' };
    expect(reread({ ...known, phone: '13700137000' }, known, now)).toEqual({
      phone: '13700137000',
      email: 'c@zjart.example',
    });
  });
});
