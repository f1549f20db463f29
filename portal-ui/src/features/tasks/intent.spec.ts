import { Intent } from './intent';

describe('Intent', () => {
  it('keeps its key while the same is wanted', () => {
    const intent = new Intent();
    const key = intent.keyFor({ action: 'complete', opinion: '同意' });
    expect(intent.keyFor({ action: 'complete', opinion: '同意' })).toBe(key);
  });

  it('takes another key for another want and after it was settled', () => {
    const intent = new Intent();
    const key = intent.keyFor({ opinion: '同意' });
    const other = intent.keyFor({ opinion: '不同意' });
    intent.settle();
    expect(new Set([key, other, intent.keyFor({ opinion: '不同意' })]).size).toBe(3);
  });
});
