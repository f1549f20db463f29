import type { ObjectDirective } from 'vue';

/** Fields in which somebody types what is not taken over yet. */
const typing = new WeakSet<HTMLInputElement>();
const write = (field: HTMLInputElement, text: string | number | null | undefined): void => {
  const shown = String(text ?? '');
  if (field.value !== shown) field.value = shown;
};

/**
 * The text of a native input that takes over at `change`. Vue's own `:value` writes it again whenever anything around is
 * drawn anew, also over what is being typed.
 */
export const vTypedText: ObjectDirective<HTMLInputElement, string | number | null | undefined> = {
  created(field, { value }) {
    write(field, value);
    field.addEventListener('input', () => typing.add(field));
    for (const end of ['change', 'blur']) field.addEventListener(end, () => typing.delete(field));
  },
  updated(field, { value }) {
    if (!typing.has(field)) write(field, value);
  },
};
