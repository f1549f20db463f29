import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type DefinitionContent, definitionContent } from '../contract/definitions.js';
import { formField, formRule, formSchema, type FormField, type FormSchema } from '../contract/forms.js';
import { itemData } from '../contract/items.js';

/** What is an item's own in a series: the rest it shares with the others. */
const ownPart = z.object({ item: itemData, fields: z.array(formField), rules: z.array(formRule).optional() });

/**
 * Items that share one drawing and differ in their forms: a folder with `process.bpmn.template` and `form.json`, in which
 * `{{id}}`, `{{name}}`, `{{department}}` and `{{departmentCode}}` stand for the item's, and `items/<key>.json` with what
 * is its own. Its fields go into the last section of the form; its print page is made of the form. `departmentNames` by
 * code.
 */
export async function readSeries(
  folder: string,
  departmentNames: ReadonlyMap<string, string>,
): Promise<{ key: string; content: DefinitionContent }[]> {
  const [bpmn, form, names] = await Promise.all([
    readFile(join(folder, 'process.bpmn.template'), 'utf8'),
    readFile(join(folder, 'form.json'), 'utf8'),
    readdir(join(folder, 'items')),
  ]);
  const shared = formSchema.parse(JSON.parse(form));
  const own = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    own.map(async (name) => {
      const key = basename(name, '.json');
      const { item, fields, rules } = ownPart.parse(JSON.parse(await readFile(join(folder, 'items', name), 'utf8')));
      const words: Readonly<Record<string, string>> = {
        id: key.replaceAll('-', '_'),
        name: item.name,
        department: departmentNames.get(item.department) ?? '',
        departmentCode: item.department,
      };
      const whole = withFields({ ...shared, title: item.name, ...(rules && { rules }) }, fields);
      const content = { bpmn: filledIn(bpmn, words), form: whole, item, print: printPage(item.name, whole) };
      return { key, content: definitionContent.parse(content) };
    }),
  );
}

const escaped = (text: string) => text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
const filledIn = (template: string, words: Readonly<Record<string, string>>) =>
  template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => escaped(words[name] ?? whole));

function withFields(form: FormSchema, fields: readonly FormField[]): FormSchema {
  const last = form.sections.length - 1;
  return {
    ...form,
    sections: form.sections.map((section, i) =>
      i === last ? { ...section, fields: [...section.fields, ...fields] } : section,
    ),
  };
}

/** The fields as they stand in the form: two of half a line in one row. */
function printPage(title: string, { sections }: FormSchema): string {
  const rows: string[] = [];
  let open: string | null = null;
  const cell = ({ key, label }: FormField) => `<th>${escaped(label)}</th><td>{{${key}}}</td>`;
  const close = () => {
    if (open !== null) rows.push(`  <tr>${open}<th></th><td></td></tr>`);
    open = null;
  };
  for (const field of sections.flatMap(({ fields }) => fields)) {
    if (field.span === 2) {
      close();
      rows.push(`  <tr class="tall"><th>${escaped(field.label)}</th><td colspan="3">{{${field.key}}}</td></tr>`);
    } else if (open === null) open = cell(field);
    else {
      rows.push(`  <tr>${open}${cell(field)}</tr>`);
      open = null;
    }
  }
  close();
  return `<h1>${escaped(title)}</h1>
<p class="serial">{{qrCode}}<br />流水号：{{serialNumber}}</p>
<table>
${rows.join('\n')}
</table>
<h2>审批记录</h2>
{{records}}
`;
}
