import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormSchema } from '../../../server/contract/forms.js';
import type { Meant } from '../../support/definition-meaning.js';

const shipped = join(__dirname, '../../../process-definitions');

/** An item as it is shipped. */
export function shippedItem(key: string): Meant {
  const read = (file: string) => readFileSync(join(shipped, key, file), 'utf8');
  return {
    bpmn: read('process.bpmn'),
    form: JSON.parse(read('form.json')) as FormSchema,
    decisions: readdirSync(join(shipped, key))
      .filter((name) => name.endsWith('.dmn'))
      .map((name) => ({ name, dmn: read(name) })),
  };
}
