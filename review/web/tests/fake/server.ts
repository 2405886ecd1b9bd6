// Serves the built page with a small made-up API. Never part of the product: `meishi serve` is the server.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Decision } from '../../src/api/types';
import { answers } from './answers';
import { Book } from './book';
import { pictureOf } from './sample_cards';

const page = process.env['MEISHI_PAGE_DIR'] ?? fileURLToPath(new URL('../../dist/', import.meta.url));
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const listening = new Set<ServerResponse>();

function tellAll(id: number): void {
  for (const each of listening) each.write(`event: review\ndata: {"id": ${id}}\n\n`);
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function list(items: unknown[]): unknown {
  return { items, total: items.length, next_cursor: null };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function serveFile(path: string, response: ServerResponse): void {
  const file = join(page, normalize(path === '/' ? '/index.html' : path));
  if (!file.startsWith(page) || !existsSync(file)) return send(response, 404, { title: 'Not Found', status: 404, code: 'not_found' });
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': contentSecurityPolicy });
  response.end(readFileSync(file));
}

async function serveApi(book: Book, request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const path = url.pathname.slice('/api/v1/'.length);
  const id = Number(/\/(\d+)/.exec(path)?.[1] ?? 0);
  const what = `${method} ${path.replace(/\/\d+/g, '/#')}`;
  const body = method === 'GET' ? {} : await bodyOf(request);
  if (what === 'GET events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    listening.add(response);
    response.on('close', () => listening.delete(response));
    response.write(`event: counts\ndata: {"open_reviews": ${book.summaries().length}, "jobs": 0}\n\n`);
    return;
  }
  if (what === 'GET cards/#/image') {
    response.writeHead(200, { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=600' });
    response.end(pictureOf(book.cards[id - 1]?.summary.sides[0]?.file ?? ''));
    return;
  }
  if (what === 'GET reviews') {
    const kind = url.searchParams.get('kind');
    return send(response, 200, list(book.summaries().filter((each) => kind === null || each.kind === kind)));
  }
  if (what === 'GET reviews/#') return send(response, 200, book.reviews.find((each) => each.id === id));
  if (what === 'POST reviews/#/decision') {
    const item = book.decide(id, body as Decision);
    if (!item) return send(response, 409, { title: 'Conflict', status: 409, code: 'decided_already', detail: 'Suzuki has decided this item already.' });
    tellAll(id);
    return send(response, 200, { review: item, contact: item.contact ?? null, next: null });
  }
  if (what === 'POST reviews/decisions') {
    const { items } = body as { items: { id: number }[] };
    const decided = items.filter((each) => book.decide(each.id, { action: 'accept' }) !== null).map((each) => each.id);
    decided.forEach(tellAll);
    return send(response, 200, { decided, failed: [] });
  }
  if (what === 'POST reviews/#/undo') {
    const item = book.reviews.find((each) => each.id === id);
    if (item) item.status = 'open';
    return send(response, 200, item);
  }
  if (what === 'GET contacts') return send(response, 200, list(book.find(url.searchParams.get('q') ?? '')));
  if (what === 'GET contacts/#' || what === 'PATCH contacts/#') return send(response, 200, book.details(id));
  const answer = answers[what];
  if (answer === undefined) return send(response, method === 'DELETE' ? 204 : 200, method === 'GET' ? list([]) : {});
  return send(response, 200, Array.isArray(answer) ? list(answer) : answer);
}

/** Starts on `port` (0: a free one); gives the address. */
export async function startFake(cards = 34, port = 0): Promise<{ address: string; server: Server }> {
  const book = new Book(cards);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/api/v1/')) void serveApi(book, request, url, response);
    else serveFile(url.pathname, response);
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  return { address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`, server };
}
