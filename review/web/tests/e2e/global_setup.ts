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
  // Scans are read faster than photographs; these are enough for thirty cards to review, and some to spare.
  const wanted = (name: string): boolean => /^dev-(clean|scan).*\.(png|jpg)$/.test(name) && name !== leftOut;
  const pages = readdirSync(samples).filter(wanted).map((each) => join(samples, each));
  const database = await filledDatabase(pages.slice(0, -2), pages.slice(-2));
  project.provide('database', database);
  return () => rmSync(database, { recursive: true, force: true });
}
