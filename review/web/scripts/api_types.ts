// Turns review/api/openapi.json into src/api/types.ts, so that the page and the server cannot drift apart unseen.
//   npm run api-types          writes the file
// tests/unit/api_types.test.ts fails when the file is not what this gives.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: (string | number | null)[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Operation {
  parameters?: { name: string; in: string; schema: Schema; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const start = '/api/v1/';
const description = fileURLToPath(new URL('../../api/openapi.json', import.meta.url));
export const typesFile = fileURLToPath(new URL('../src/api/types.ts', import.meta.url));

const simple: Record<string, string> = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

function typeOf(schema: Schema | undefined): string {
  if (!schema) return 'unknown';
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'unknown';
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(typeOf).join(' | ');
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  if (schema.enum) return schema.enum.map((each) => (typeof each === 'string' ? `'${each}'` : String(each))).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((each) => typeOf({ ...schema, type: each })).join(' | ');
  if (schema.type === 'array') return `(${typeOf(schema.items)})[]`;
  if (schema.type === 'object') return objectOf(schema);
  return simple[schema.type ?? ''] ?? 'unknown';
}

function objectOf(schema: Schema): string {
  const members = Object.entries(schema.properties ?? {}).map(([name, each]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `${name}${optional}: ${typeOf(each)}`;
  });
  return members.length === 0 ? 'Record<string, unknown>' : `{ ${members.join('; ')} }`;
}

function answerOf(operation: Operation): string {
  const good = Object.entries(operation.responses).find(([code]) => code.startsWith('2'));
  const json = good?.[1].content?.['application/json'];
  return json ? typeOf(json.schema) : good?.[1].content ? 'Blob' : 'void';
}

function bodyOf(operation: Operation): string {
  const content = operation.requestBody?.content ?? {};
  if (content['application/json']) return typeOf(content['application/json'].schema);
  return content['multipart/form-data'] ? 'FormData' : 'undefined';
}

function queryOf(operation: Operation): string {
  const query = (operation.parameters ?? []).filter((each) => each.in === 'query');
  return query.length === 0
    ? 'undefined'
    : `{ ${query.map((each) => `${each.name}${each.required ? '' : '?'}: ${typeOf(each.schema)}`).join('; ')} }`;
}

export function typesText(): string {
  const api = JSON.parse(readFileSync(description, 'utf8')) as Description;
  const lines = ['// Written by scripts/api_types.ts from review/api/openapi.json; not by hand.', ''];
  for (const [name, schema] of Object.entries(api.components.schemas)) lines.push(`export type ${name} = ${typeOf(schema)};`, '');
  lines.push('/** Every operation of the API: what it takes and what it answers. */', 'export interface Operations {');
  for (const [path, operations] of Object.entries(api.paths)) {
    if (!path.startsWith(start)) continue;
    for (const [method, operation] of Object.entries(operations)) {
      if (!/^(get|post|put|patch|delete)$/.test(method)) continue;
      lines.push(
        `  '${method.toUpperCase()} ${path.slice(start.length)}': {`,
        `    query: ${queryOf(operation)};`,
        `    body: ${bodyOf(operation)};`,
        `    answer: ${answerOf(operation)};`,
        '  };',
      );
    }
  }
  lines.push('}', '');
  return lines.join('\n');
}
