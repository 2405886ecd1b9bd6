// Cards for the tests and for working on the page without a server: the sample cards with doubts made up.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Card, Contact, Field } from '../../src/api/types';

const folder = fileURLToPath(new URL('../../../../samples/cards/', import.meta.url));

interface Truth {
  cards: { contact: Contact; lines: { text: string; field: string; box: number[][]; vertical: boolean }[] }[];
}

export function pictureOf(name: string): Buffer {
  return readFileSync(folder + name);
}

/** Width and height of a PNG file. */
function sizeOf(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function texts(contact: Contact): [string, string][] {
  const found: [string, string][] = [];
  for (const [name, value] of Object.entries(contact)) {
    if (name === 'posts' || value === null) continue;
    if (typeof value === 'string') found.push([name, value]);
    else value.forEach((each, index) => found.push([`${name}[${index}]`, typeof each === 'string' ? each : 'printed' in each ? (each.printed ?? '') : '']));
  }
  return found;
}

/** `count` cards; every one has one to three doubtful values. */
export function sampleCards(count: number): Card[] {
  const names = readdirSync(folder).filter((each) => /(clean|scan200).*\.png$/.test(each)).sort();
  return Array.from({ length: count }, (_, index) => cardOf(names[index % names.length] ?? '', index + 1));
}

function cardOf(name: string, id: number): Card {
  const truth = JSON.parse(readFileSync(`${folder}${name.replace(/\.png$/, '.json')}`, 'utf8')) as Truth;
  const { contact, lines } = truth.cards[0] ?? { contact: {}, lines: [] };
  const { width, height } = sizeOf(pictureOf(name));
  const fields = texts(contact).map(([path, value], index): Field => {
    const field = path.replace(/\[.*/, '');
    const line = lines.find((each) => each.field.split('+').includes(field) && (each.text.includes(value) || field.endsWith('name') || field.endsWith('kana')));
    const doubtful = (index + id) % 4 === 0;
    const alternatives = doubtful ? [`${value.slice(0, -1)}々`, `${value}．`] : [];
    return { path, value, printed: value, confidence: doubtful ? 0.82 : 0.997, doubtful, side: 'front', box: line?.box ?? null, alternatives };
  });
  return {
    etag: '"c1.1.1"',
    summary: {
      id, contact: id, created_at: '2026-03-31T09:05:00Z', exchanged_on: id % 3 === 0 ? null : `2025-0${1 + (id % 9)}-18`, owner: '佐藤',
      group: 'sales', event: '展示会 2025', batch: null, external_id: null, scan_of: null, tags: ['展示会'],
      sides: [{
        side: 'front', image_url: `/api/v1/cards/${id}/image`, scan_url: `/api/v1/cards/${id}/image?kind=scan`, width, height,
        file: name, member: null, page: 0, card: 0,
      }],
    },
    values: contact, author: null, fields,
    lines: lines.map((each) => ({ text: each.text, confidence: 0.98, vertical: each.vertical, side: 'front', box: each.box })),
    languages: ['jpn'], turned_degrees: 0, decision: 'review', masked: [],
  } as Card;
}
