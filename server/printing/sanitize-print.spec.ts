import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sanitizePrint } from './sanitize-print.js';

describe('sanitizePrint', () => {
  it.each([
    ['<script>alert(1)</script><p>a</p>', '<p>a</p>'],
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<img src="javascript:x()" onerror="x()">', '<img />'],
    ['<img src="https://example.com/pixel.gif">', '<img />'],
    ['<img src="//example.com/pixel.gif">', '<img />'],
    ['<img src="/api/session">', '<img />'],
    ['<img src="data:image/svg+xml;base64,PHN2Zy8+">', '<img />'],
    ['<a href="https://example.com">a</a>', 'a'],
    ['<iframe src="/x"></iframe><form><input name="a"></form>', ''],
    ['<p style="position:fixed;background:url(https://example.com)">a</p>', '<p>a</p>'],
    ['<style>p { color: red }</style><p>a</p>', '<p>a</p>'],
  ])('takes the danger out of %s', (html, expected) => {
    expect(sanitizePrint(html)).toBe(expected);
  });

  it('keeps what a printed form needs', () => {
    const html =
      '<table class="wide"><tr><th colspan="2" style="width:20mm;text-align:center">{{name}}</th></tr></table>';
    expect(sanitizePrint(html)).toBe(html);
  });

  it('keeps pictures of the page itself and uploaded ones', () => {
    const html = '<img src="data:image/png;base64,AA==" alt="校徽" /><img src="/api/files/01J-x?show=1" />';
    expect(sanitizePrint(html)).toBe(html);
  });

  it('changes nothing in the templates that are shipped', () => {
    for (const key of ['union-hardship-grant', 'vehicle-request']) {
      const html = readFileSync(join(process.cwd(), 'process-definitions', key, 'print.html'), 'utf8');
      expect(sanitizePrint(html)).toBe(html);
    }
  });

  it('gives the same when it is done twice', () => {
    const once = sanitizePrint('<p>a &amp; b <b>&lt;c&gt;</b><br></p>');
    expect(sanitizePrint(once)).toBe(once);
  });
});
