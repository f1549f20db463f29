import { Injectable } from '@nestjs/common';
import { pinyin } from 'pinyin-pro';
import type { FieldOption, FormSchema, OptionsQuery, OptionsResult } from '../contract/forms.js';
import { ApiFailure } from '../http/api-error.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { searchedOptions } from './searched-options.js';

/** As many as a list shows without scrolling for long. */
const mostRows = 30;

interface Indexed {
  readonly value: string;
  readonly label: string;
  /** Label, pinyin and initials, in lower case, one after the other. */
  readonly text: string;
}

/** Looks options up by label, pinyin or initials, so that a page need not carry thousands of them. */
@Injectable()
export class OptionsService {
  /** Indexes live as long as the compiled version that they are of. */
  private readonly indexes = new WeakMap<FormSchema, Map<string, readonly Indexed[]>>();

  search(form: FormSchema, { field, q }: OptionsQuery): OptionsResult {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const rows: OptionsResult['rows'] = [];
    for (const { value, label, text } of this.index(form, field)) {
      if (!words.every((word) => text.includes(word))) continue;
      rows.push({ value, label });
      if (rows.length === mostRows) break;
    }
    return { rows };
  }

  private index(form: FormSchema, path: string): readonly Indexed[] {
    const ofForm = this.indexes.get(form) ?? new Map<string, readonly Indexed[]>();
    this.indexes.set(form, ofForm);
    const known = ofForm.get(path);
    if (known) return known;
    const options = searchedOptions(form, path);
    if (!options) throw new ApiFailure(404, 'form.noOptions', formMessages.noOptions);
    const fresh = options.map(indexed);
    ofForm.set(path, fresh);
    return fresh;
  }
}

function indexed({ value, label }: FieldOption): Indexed {
  const syllables = pinyin(label, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  return { value, label, text: `${label}\n${value}\n${syllables.join('')}\n${initials}`.toLowerCase() };
}
