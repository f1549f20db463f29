import { isPublicAddress } from './service-targets.js';

describe('isPublicAddress', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
  ])('says no to %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['223.5.5.5', '8.8.8.8', '2400:3200::1', '::ffff:8.8.8.8'])('says yes to %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
});
