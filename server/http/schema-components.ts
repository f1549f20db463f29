import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** The schemas of an OpenAPI document that others refer to; what Zod defines inside of one schema moves here. */
export class SchemaComponents {
  private readonly components: Record<string, JsonSchema> = {};
  private readonly names = new Map<string, string>();

  /** Name → schema, for `components.schemas`. */
  get all(): Readonly<Record<string, JsonSchema>> {
    return this.components;
  }

  /** The schema under this name of the document. */
  name(name: string, schema: z.ZodType): void {
    this.components[name] = this.inline(schema, 'output');
  }

  /** As it stands in the document. `input`: what is asked for, `output`: what is answered, objects closed. */
  inline(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
    const definitions = Object.entries($defs as Record<string, JsonSchema>);
    if (definitions.length === 0) return root;
    // the same definitions under the same names once, however many schemas hold them
    const meaning = JSON.stringify($defs);
    const prefix = this.names.get(meaning) ?? `Shape${this.names.size + 1}`;
    if (!this.names.has(meaning)) {
      this.names.set(meaning, prefix);
      for (const [key, definition] of definitions) this.components[`${prefix}${key}`] = moved(definition, prefix);
    }
    return moved(root, prefix);
  }
}

const moved = (schema: JsonSchema, prefix: string): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', `#/components/schemas/${prefix}`) : value,
  ) as JsonSchema;
