import { mended, withoutName } from './without-name';

const page = (html: string) => ({ key: 'a', name: '一', html });

describe('a page without a name that it cannot have', () => {
  it('loses the cells and columns that show nothing else, and the name elsewhere', () => {
    const html =
      '<h1>{{gone}}表</h1>\n<p>{{gone}}</p>\n{{gone}}\n' +
      '<table class="fields columns-2">\n  <tr><th>甲</th><td>{{a}}</td><th>乙</th><td>{{gone}}</td></tr>\n</table>\n' +
      '<table class="list">\n  <thead><tr><th>丙</th><th>丁</th></tr></thead>\n  <tbody><tr><td>{{t.gone}}</td><td>{{t.b}}</td></tr></tbody>\n</table>\n';
    const left = withoutName(withoutName(html, 'gone'), 't.gone');
    expect(left).not.toContain('gone');
    expect(left).toContain('<h1>表</h1>');
    expect(left).not.toContain('<p>');
    expect(left).toContain('<tr><th>甲</th><td colspan="3">{{a}}</td></tr>');
    expect(left).toContain('<thead><tr><th>丁</th></tr></thead>');
  });

  it('is for no step that is not there', () => {
    const html =
      '<table class="signature">\n  <tr><th>甲</th><td>{{step.gone}}</td></tr>\n  <tr><th>乙</th><td>{{step.here}}</td></tr>\n</table>\n';
    const { steps, html: left } = mended({ ...page(html), steps: ['gone', 'here'] }, 'print.unknownStep', {
      step: 'gone',
    });
    expect(steps).toEqual(['here']);
    expect(left).not.toContain('gone');
    expect(left).toContain('step.here');
  });

  it('is printed without the condition that cannot be read', () => {
    const html = '<p data-when="sum &gt;">a</p>\n<div data-when="sum &gt;"><b>c</b></div>\n';
    const left = mended(page(html), 'print.conditionInvalid', { condition: 'sum >' }).html;
    expect(left).toContain('<p>a</p>');
    expect(left).not.toContain('sum');
  });
});
