// The queue as the reviewer goes through it: the next items are fetched ahead, decisions travel behind.
import { ApiProblem, addressOf, call } from '../api/client';
import { noteOpenReviews } from '../api/live.svelte';
import type { Card, Contact, Decision, Job, ReviewItem } from '../api/types';
import type { RereadBody } from './reread';
import { Stopwatch } from './stopwatch';

export type QueueKind = 'all' | 'card' | 'merge';
type Action = Decision['action'];

interface Decided {
  id: number;
  action: Action;
  sent: Promise<boolean>;
}

const ahead = 3;
const refillBelow = 10;

export class ReviewQueue {
  current = $state<ReviewItem | null>(null);
  loading = $state(true);
  /** The item in hand could not be fetched. */
  failed = $state(false);
  open = $state(0);
  canUndo = $state(false);
  /** Decided here since the page was opened. */
  decidedCount = $state(0);

  #ids: number[] = [];
  #fetched = new Map<number, Promise<ReviewItem | null>>();
  #pictures = new Map<string, HTMLImageElement>();
  #decided: Decided[] = [];
  #gone = new Set<number>();
  /** Jobs that read a card again, and the item that it belongs to. */
  #rereading = new Map<number, number>();
  #watch = new Stopwatch();
  #refilling: Promise<void> | null = null;

  constructor(
    private readonly kind: QueueKind,
    private readonly onProblem: (error: unknown, id: number) => void,
    private readonly onReread: (job: number) => void,
  ) {}

  /** Loads the queue; with `first`, that item is the first one in hand. */
  async start(first: number | null): Promise<void> {
    this.#ids = first === null ? [] : [first];
    this.#fetched.clear();
    if (first === null) await this.#refill();
    await this.#show();
    if (first !== null) void this.#refill().then(() => this.#fetchAhead());
  }

  stop(): void {
    this.#watch.stop();
  }

  /** Takes the decision and shows the next item at once. */
  decide(action: Action, contact?: Contact): void {
    const item = this.current;
    if (!item) return;
    const body: Decision = { action, elapsed_ms: this.#watch.elapsedMs() };
    if (contact) body.contact = contact;
    this.#remove(item.id);
    if (action === 'skip') this.#ids.push(item.id);
    else this.#gone.add(item.id);
    const previous = this.#decided.at(-1)?.sent ?? Promise.resolve(true);
    this.#decided.push({ id: item.id, action, sent: previous.then(() => this.#send(item, body)) });
    this.canUndo = true;
    if (action !== 'skip') {
      this.decidedCount += 1;
      this.#count(this.open - 1);
    }
    void this.#show();
  }

  /** Has the card in hand read again; meanwhile the others go on, and it comes again at the end. */
  reread(card: Card, body: RereadBody): void {
    const item = this.current;
    if (!item) return;
    this.#remove(item.id);
    this.#ids.push(item.id);
    void call('POST cards/{id}/reread', { at: { id: card.summary.id }, etag: card.etag ?? '', body })
      .then((job) => {
        this.#rereading.set(job.id, item.id);
        this.onReread(job.id);  // it may be over before its number was known here
      })
      .catch((error: unknown) => this.onProblem(error, item.id));
    void this.#show();
  }

  /** A job changed (null: unknown which): how those ended that read a card again here and are over now. */
  async jobChanged(id: number | null): Promise<Job[]> {
    const ended: Job[] = [];
    for (const [number, item] of [...this.#rereading]) {
      if (id !== null && id !== number) continue;
      const job = await call('GET jobs/{id}', { at: { id: number } });
      if (job.state !== 'done' && job.state !== 'failed') continue;
      if (!this.#rereading.delete(number)) continue;  // told meanwhile
      await this.changed(item);
      ended.push(job);
    }
    return ended;
  }

  /** Takes the last decision back and puts its item in hand again. */
  async undo(): Promise<void> {
    const last = this.#decided.pop();
    this.canUndo = this.#decided.length > 0;
    if (!last) return;
    const sent = await last.sent;
    try {
      const item = last.action === 'skip' || !sent ? null : await call('POST reviews/{id}/undo', { at: { id: last.id } });
      this.#gone.delete(last.id);
      this.#remove(last.id);
      this.#ids.unshift(last.id);
      this.#fetched.delete(last.id);
      if (item) this.#fetched.set(last.id, Promise.resolve(item));
      if (last.action !== 'skip' && sent) {
        this.decidedCount -= 1;
        this.#count(this.open + 1);
      }
      await this.#show();
    } catch (error) {
      this.onProblem(error, last.id);
    }
  }

  /** The server tells that an item changed: a decision elsewhere, a new reading, or a new item (null: unknown which). */
  async changed(id: number | null): Promise<void> {
    if (id === null || !this.#ids.includes(id)) {
      if (this.#ids.length < refillBelow) await this.#refill();
      if (!this.current) await this.#show();
      return;
    }
    this.#fetched.delete(id);
    const item = await this.#fetch(id).catch(() => undefined);
    if (item === undefined) return;
    if (item?.status === 'open') {
      if (this.current?.id === id && this.current.etag !== item.etag) this.current = item;
      return;
    }
    this.#remove(id);
    this.#count(this.open - 1);
    if (this.current?.id === id) {
      this.onProblem(new ApiProblem(409, 'decided_already'), id);
      await this.#show();
    }
  }

  /** A contact changed: items that show it are read again. */
  async contactChanged(id: number | null): Promise<void> {
    if (id === null) return;
    const shows = (item: ReviewItem | null): boolean =>
      item !== null && (item.contact === id || (item.contacts?.some((each) => each.id === id) ?? false));
    for (const [ahead, fetched] of [...this.#fetched]) {
      void fetched.then((item) => shows(item) && this.#fetched.get(ahead) === fetched && this.#fetched.delete(ahead), () => undefined);
    }
    if (this.current && shows(this.current)) await this.changed(this.current.id);
  }

  async #send(item: ReviewItem, body: Decision): Promise<boolean> {
    try {
      await call('POST reviews/{id}/decision', { at: { id: item.id }, etag: item.etag, body });
      return true;
    } catch (error) {
      this.#decided = this.#decided.filter((each) => each.id !== item.id);
      this.canUndo = this.#decided.length > 0;
      const lost = error instanceof ApiProblem && (error.code === 'decided_already' || error.status === 404);
      if (!lost) {  // nothing was decided: it comes back as the next one, as it is now
        this.#gone.delete(item.id);
        this.#fetched.delete(item.id);
        this.#remove(item.id);
        this.#ids.splice(1, 0, item.id);
        this.decidedCount -= 1;
        this.#count(this.open + 1);
        if (!this.current) void this.#show();
      }
      this.onProblem(error, item.id);
      return false;
    }
  }

  async #show(): Promise<void> {
    for (;;) {
      const id = this.#ids[0];
      if (id === undefined) {
        if (await this.#refilled()) continue;
        this.current = null;
        this.loading = false;
        return;
      }
      const item = await this.#fetch(id).catch((error: unknown) => this.#failed(error, id));
      if (item === undefined) return;
      if (this.#ids[0] !== id) continue;  // decided or removed meanwhile
      if (item?.status === 'open') {
        this.current = item;
        this.loading = false;
        this.failed = false;
        this.#watch.restart();
        this.#fetchAhead();
        return;
      }
      this.#remove(id);
    }
  }

  #failed(error: unknown, id: number): undefined {
    this.current = null;
    this.loading = false;
    this.failed = true;
    this.onProblem(error, id);
  }

  async #refilled(): Promise<boolean> {
    await this.#refill();
    return this.#ids.length > 0;
  }

  #refill(): Promise<void> {
    this.#refilling ??= this.#readList().finally(() => (this.#refilling = null));
    return this.#refilling;
  }

  async #readList(): Promise<void> {
    try {
      const query = this.kind === 'all' ? { limit: 50 } : { limit: 50, kind: this.kind };
      const { items, total } = await call('GET reviews', { query });
      const known = new Set(this.#ids);
      for (const { id } of items) if (!known.has(id) && !this.#gone.has(id)) this.#ids.push(id);
      this.#count(Math.max(total ?? 0, this.#ids.length));
    } catch (error) {
      this.onProblem(error, 0);
    }
  }

  #fetch(id: number): Promise<ReviewItem | null> {
    const known = this.#fetched.get(id);
    if (known) return known;
    const asked = call('GET reviews/{id}', { at: { id } }).catch((error: unknown) => {
      this.#fetched.delete(id);
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    });
    this.#fetched.set(id, asked);
    return asked;
  }

  #fetchAhead(): void {
    for (const id of this.#ids.slice(1, 1 + ahead)) {
      void this.#fetch(id).then((item) => item && this.#fetchPictures(item), () => undefined);
    }
    if (this.#ids.length < refillBelow && this.open > this.#ids.length) void this.#refill();
  }

  #fetchPictures(item: ReviewItem): void {
    const sides = [...(item.card?.summary.sides ?? []), ...(item.contacts ?? []).flatMap((each) => each.cards[0]?.sides ?? [])];
    for (const side of sides) {
      if (side.image_url === null || this.#pictures.has(side.image_url)) continue;
      const picture = new Image();
      picture.src = addressOf(side.image_url);
      void picture.decode().catch(() => undefined);
      this.#pictures.set(side.image_url, picture);
    }
    for (const url of this.#pictures.keys()) {
      if (this.#pictures.size <= 4 * ahead) break;
      this.#pictures.delete(url);
    }
  }

  #remove(id: number): void {
    this.#ids = this.#ids.filter((each) => each !== id);
  }

  #count(open: number): void {
    this.open = Math.max(0, open);
    if (this.kind === 'all') noteOpenReviews(this.open);
  }
}
