import { Ajv, type ErrorObject } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import localizeChinese from 'ajv-i18n/localize/zh/index.js';
import type { ErrorDetail } from '../contract/errors.js';
import type { FormData, FormField, FormSchema } from '../contract/forms.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { fieldFormats } from './field-formats.js';
import { fieldsByKey, fieldsOf, locateField, type LocatedField } from './field-lookup.js';
import { writableSchema, type SchemaOptions } from './field-schema.js';
import type { FormRights } from './form-rights.js';

/** Checks the writable part of a document; gives one message per field or cell. Nothing is required of what is hidden. */
export type FormValidator = (writable: FormData, hidden?: ReadonlySet<string>) => ErrorDetail[];

const localize = localizeChinese as unknown as (errors: ErrorObject[]) => void;

/** Compiles a form as these rights may write it: once per version, rights and completeness. */
export function compileValidator(form: FormSchema, rights: FormRights, options: SchemaOptions): FormValidator {
  const ajv = new Ajv({ allErrors: true, strict: false, addUsedSchema: false, formats: { ...fieldFormats } });
  ajv.addFormat('email', fullFormats.email);
  ajv.addFormat('date', fullFormats.date);
  ajv.addFormat('date-time', fullFormats['date-time']);
  ajv.addKeyword({
    keyword: 'decimalPlaces',
    type: 'number',
    validate: (places: number, value: number) => Number(value.toFixed(places)) === value,
  });
  ajv.addKeyword({
    keyword: 'isInOrder',
    type: 'array',
    validate: (_: boolean, [first, last]: unknown[]) => String(first) <= String(last),
  });
  const validate = ajv.compile(writableSchema(fieldsOf(form), rights, options));
  const fields = fieldsByKey(form);
  return (writable, hidden) => {
    if (validate(writable)) return [];
    const errors = validate.errors ?? [];
    localize(errors);
    const details = new Map<string, ErrorDetail>();
    for (const error of errors) {
      const detail = explain(fields, error);
      if (!details.has(detail.path) && !hidden?.has(detail.path)) details.set(detail.path, detail);
    }
    return [...details.values()];
  };
}

function explain(fields: ReadonlyMap<string, FormField>, error: ErrorObject): ErrorDetail {
  const segments = error.instancePath.split('/').slice(1);
  const missing = error.keyword === 'required' ? String(error.params['missingProperty']) : null;
  const located = locateField(fields, missing === null ? segments : [...segments, missing]);
  const path = [...segments, ...(missing === null ? [] : [missing])];
  if (!located) return { path: path.join('.'), message: formMessages.unknownField(path.join('.')) };
  return { path: pathOf(fields, path), message: sentence(located, error) };
}

/** An item inside a list value (a file, an option) is shown at its field or cell. */
function pathOf(fields: ReadonlyMap<string, FormField>, path: readonly string[]): string {
  return path.slice(0, fields.get(path[0] ?? '')?.type === 'table' ? 3 : 1).join('.');
}

function sentence({ field, name }: LocatedField, error: ErrorObject): string {
  const limit = Number(error.params['limit']);
  const isMoney = field.type === 'money';
  switch (error.keyword) {
    case 'required':
      return formMessages.required(field.type, name);
    case 'format':
      return formMessages.format(name, String(error.params['format']));
    case 'maxLength':
      return formMessages.tooLong(name, limit);
    case 'minLength':
      return formMessages.tooShort(name, limit);
    case 'minimum':
      return formMessages.tooSmall(name, limit, isMoney);
    case 'maximum':
      return formMessages.tooLarge(name, limit, isMoney);
    case 'decimalPlaces':
      return formMessages.decimals(name, field.precision ?? 0);
    case 'enum':
    case 'not':
      return formMessages.notAnOption(name);
    case 'isInOrder':
      return formMessages.notInOrder(name);
    case 'minItems':
      return formMessages.notARange(name);
    case 'uniqueItems':
      return formMessages.duplicates(name);
    case 'maxItems':
      return tooMany(field.type, name, limit);
    case 'type':
      return isMoney ? formMessages.cents(name) : formMessages.wrongType(name);
    default:
      return formMessages.other(name, error.message ?? '');
  }
}

function tooMany(type: FormField['type'], name: string, limit: number): string {
  if (type === 'dateRange') return formMessages.notARange(name);
  if (type === 'table') return formMessages.tooManyRows(name, limit);
  return type === 'attachment' || type === 'picture'
    ? formMessages.tooManyFiles(name, limit)
    : formMessages.tooManyPeople(name, limit);
}
