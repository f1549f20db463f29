import { csv } from './csv';

describe('csv', () => {
  it('keeps quotes, commas and line breaks in their cells, and marks itself as UTF-8', () => {
    expect(
      csv([
        ['姓名', '说明'],
        ['王"五"', '一,二\n三'],
      ]),
    ).toBe('\uFEFF"姓名","说明"\r\n"王""五""","一,二\n三"\r\n');
  });

  it('lets no cell be taken for a formula', () => {
    expect(csv([['=1+1', '@x', '+1', '-1', 'a=b']])).toBe('\uFEFF"\'=1+1","\'@x","\'+1","\'-1","a=b"\r\n');
  });
});
