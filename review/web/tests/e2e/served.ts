// A real `meishi serve` on a database of its own, filled once with sample cards and then copied for each test file.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const repository = fileURLToPath(new URL('../../../../', import.meta.url));
export const samples = join(repository, 'samples/cards');
/** Not read beforehand: the intake's tests bring it in. */
export const leftOut = 'dev-clean-101-005.png';
export const administrator = { name: 'sato', password: 'a long enough password' };
export const viewer = { name: 'suzuki', password: 'another long password' };

const run = promisify(execFile);
const startWithinMs = 90_000;  // the models are read anew on a machine that may be busy

export function program(): string {
  const given = process.env['MEISHI_PROGRAM'] ?? join(repository, 'build/dev/meishi');
  if (!existsSync(given)) throw new Error(`${given} is not built; MEISHI_PROGRAM names another one`);
  return given;
}

export function databaseIn(folder: string): string {
  return `sqlite:${join(folder, 'contacts.db')}`;
}

export function meishi(folder: string, ...words: string[]): Promise<string> {
  return meishiWith('', folder, ...words);
}

async function meishiWith(input: string, folder: string, ...words: string[]): Promise<string> {
  const environment = { ...process.env, MEISHI_DATABASE: databaseIn(folder) };
  const running = run(program(), words, { env: environment, maxBuffer: 1 << 26 });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'meishi-page-'));
}

/** Mailboxes of people on the sample cards under other names: whether these are the same people is for a person to say. */
const formerPeople = `external_id,family_name,given_name,family_kana,given_kana,company,departments,job_titles,emails,exchanged_on
f1,安藤,恵,アンドウ,メグミ,ミラミックス農園株式会社,営業部,係長,higaki.keiyo@miramix.co.jp,2022-02-14
f2,菊田,伸也,キクタ,シンヤ,株式会社Nagipartners,,主任,kikuda@nagipartners.com,2020-11-05
f3,海宝,静夫,カイホウ,シズオ,皆吉研究所株式会社,研究部,,s-kaiho@minayoshi-kenkyusho.co.jp,2019-08-20
`;

/**
 * A database with these sample cards, pairs that may be one person, and two users. The two pages of `twoSided` are front
 * and back of one card.
 */
export async function filledDatabase(cards: readonly string[], twoSided: readonly string[] = []): Promise<string> {
  const folder = newFolder();
  const batch = ['--quiet', '--event', '展示会', '--exchanged-on', '2025-04-18', '--owner', '佐藤', '--tag', '見本'];
  // So strict that all cards wait for a person: the tests review them.
  const strict = ['--error-rate', '0.00001'];
  await meishi(folder, 'import', ...strict, ...batch, ...cards);
  if (twoSided.length > 0) await meishi(folder, 'import', ...strict, ...batch, '--pair=duplex', ...twoSided);
  const list = join(folder, 'former.csv');
  writeFileSync(list, formerPeople);
  await meishi(folder, 'load', '--quiet', list);
  for (const [user, role] of [[administrator, 'administrator'], [viewer, 'viewer']] as const) {
    await meishiWith(`${user.password}\n`, folder, 'user', 'add', user.name, '--role', role);
  }
  return folder;
}

export interface Served {
  address: string;
  folder: string;
  stop: () => Promise<void>;
}

/** The page where the build put it; without a name the server looks beside the program. */
function pageFolder(): string[] {
  const folder = process.env['MEISHI_PAGE_DIR'];
  return folder === undefined ? [] : ['--page', folder];
}

/** Serves a copy of the database in `original` on a free port. */
export async function serve(original: string): Promise<Served> {
  const folder = newFolder();
  cpSync(original, folder, { recursive: true });
  const child = spawn(program(), ['serve', '--database', databaseIn(folder), '--listen', '127.0.0.1:0', ...pageFolder()], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await addressOf(child);
  const stop = async (): Promise<void> => {
    await stopped(child);
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, folder, stop };
}

/** Asks a program to end, and waits until it has ended in good order. */
export async function stopped(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
  child.kill('SIGTERM');
  const how = await ended;
  if (how !== 0) throw new Error(`${child.spawnargs.slice(0, 2).join(' ')} ended with ${String(how)}`);
}

/** The address that the server prints once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`meishi serve named no address: ${printed}`)), startWithinMs);
    const listen = (part: Buffer): void => {
      printed += part.toString();
      const found = /https?:\/\/[\w.:[\]-]+:\d+/.exec(printed);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`meishi serve ended with ${code}: ${printed}`)));
  });
}
