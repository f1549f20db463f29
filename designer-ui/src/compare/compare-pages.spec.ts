import { comparePages } from './compare-pages';

describe('print pages of two versions', () => {
  it('names those that are new, gone or changed, and what is said of them', () => {
    const main = { key: 'main', name: '申请表', html: '<p>a</p>' };
    const receipt = { key: 'receipt', name: '回执', html: '' };
    const differences = comparePages(
      [main, receipt, { key: 'same', name: '同', html: '' }],
      [
        { ...main, html: '<p>b</p>', steps: ['check'] },
        { key: 'notice', name: '通知', html: '' },
        { key: 'same', name: '同', html: '' },
      ],
    );
    expect(differences).toEqual([
      {
        ...{ key: 'main', name: '申请表', kind: 'changed', content: { before: '<p>a</p>', after: '<p>b</p>' } },
        differences: [{ path: 'steps', before: null, after: 'check' }],
      },
      { key: 'notice', name: '通知', kind: 'added', differences: [], content: null },
      { key: 'receipt', name: '回执', kind: 'removed', differences: [], content: null },
    ]);
  });
});
