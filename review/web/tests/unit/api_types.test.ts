import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { typesFile, typesText } from '../../scripts/api_types';

test('the types of the API are those of its description (npm run api-types)', () => {
  expect(readFileSync(typesFile, 'utf8')).toBe(typesText());
});
