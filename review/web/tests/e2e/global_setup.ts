// Reads the sample cards once; every test file serves a copy.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { filledDatabase, leftOut, samples } from './served';

declare module 'vitest' {
  export interface ProvidedContext {
    database: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const kept = process.env['MEISHI_E2E_DATABASE'];  // a folder that was filled before, to save the reading
  if (kept !== undefined) {
    project.provide('database', kept);
    return () => {};
  }
  const wanted = (name: string): boolean => /\.(png|jpg)$/.test(name) && !name.includes('no_card') && name !== leftOut;
  const cards = readdirSync(samples).filter(wanted).map((each) => join(samples, each));
  const database = await filledDatabase(cards);
  project.provide('database', database);
  return () => rmSync(database, { recursive: true, force: true });
}
