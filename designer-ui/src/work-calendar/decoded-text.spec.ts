import { decodedText } from './decoded-text';

describe('the text of a file', () => {
  it.each([
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xe4, 0xbc, 0x91], '休'],
    ['GBK, as Excel saves CSV', [0xd0, 0xdd, 0x2c, 0xb0, 0xe0], '休,班'],
    ['UTF-16', [0xff, 0xfe, 0x11, 0x4f], '休'],
    ['no text at all', [0x50, 0x4b, 0x03, 0x04, 0x00, 0x00], null],
  ])('is read from %s', (_name, bytes, text) => {
    expect(decodedText(new Uint8Array(bytes))).toBe(text);
  });
});
