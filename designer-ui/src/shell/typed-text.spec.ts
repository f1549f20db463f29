import type { DirectiveBinding } from 'vue';
import { vTypedText } from './typed-text';

/** As much of an input as the directive uses. */
class Field extends EventTarget {
  value = '';
  type(text: string): void {
    this.value = text;
    this.dispatchEvent(new Event('input'));
  }
}
function shown(text: string) {
  const field = new Field();
  const bound = (value: string) => ({ value }) as unknown as DirectiveBinding<string>;
  const call = (hook: 'created' | 'updated', value: string) =>
    vTypedText[hook]?.(field as unknown as HTMLInputElement, bound(value), {} as never, {} as never);
  call('created', text);
  return { field, drawAgain: (value: string) => call('updated', value) };
}

describe('the text of an input that takes over at change', () => {
  it('keeps what is being typed while what is around it is drawn again', () => {
    const { field, drawAgain } = shown('校内');
    field.type('校内师');
    drawAgain('校内');
    expect(field.value).toBe('校内师');
    drawAgain('校外');
    expect(field.value).toBe('校内师');
  });

  it.each(['change', 'blur'])('is the given one again after %s', (end) => {
    const { field, drawAgain } = shown('2');
    field.type('-2');
    field.dispatchEvent(new Event(end));
    drawAgain('0');
    expect(field.value).toBe('0');
  });

  it('follows what is given while nobody types', () => {
    const { field, drawAgain } = shown('1');
    drawAgain('2');
    expect(field.value).toBe('2');
  });
});
