// The files of this visit: sent two at a time, then followed as jobs until they are read.
import { call } from '../api/client';
import type { Job } from '../api/types';
import { wordsFor } from '../ui/notices.svelte';
import { upload, type Belonging } from './upload';

export interface FileRow {
  key: number;
  name: string;
  file: File;
  belonging: Belonging;
  /** 0..1 of the bytes sent. */
  sent: number;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  problem: string;
  job: Job | null;
}

const atOnce = 2;

export class Uploads {
  rows = $state<FileRow[]>([]);
  #last = 0;
  #running = 0;

  add(files: Iterable<File>, belonging: Belonging): void {
    for (const file of files) {
      this.rows.push({
        key: ++this.#last, name: file.name, file, belonging: { ...belonging }, sent: 0, state: 'waiting', problem: '', job: null,
      });
    }
    this.#next();
  }

  retry(key: number): void {
    const row = this.rows.find((each) => each.key === key);
    if (!row) return;
    row.state = 'waiting';
    row.sent = 0;
    row.problem = '';
    this.#next();
  }

  /** Takes what is finished off the list. */
  clear(): void {
    this.rows = this.rows.filter((row) => row.state === 'waiting' || row.state === 'sending' || (row.state === 'sent' && !isOver(row.job)));
  }

  /** A job changed; null: unknown which, of those that are not over. */
  async jobChanged(id: number | null): Promise<void> {
    const rows = this.rows.filter((row) => row.job !== null && (id === null ? !isOver(row.job) : row.job.id === id));
    for (const row of rows) {
      row.job = await call('GET jobs/{id}', { at: { id: row.job?.id ?? 0 } }).catch(() => row.job);
    }
  }

  #next(): void {
    while (this.#running < atOnce) {
      const row = this.rows.find((each) => each.state === 'waiting');
      if (!row) return;
      this.#running += 1;
      row.state = 'sending';
      void this.#send(row).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #send(row: FileRow): Promise<void> {
    try {
      const answer = await upload(row.file, row.belonging, (share) => (row.sent = share));
      row.job = answer.jobs[0] ?? null;
      row.state = 'sent';
      await this.jobChanged(row.job?.id ?? null);  // it may have been read before its number was known here
    } catch (error) {
      row.problem = wordsFor(error);
      row.state = 'failed';
    }
  }
}

export function isOver(job: Job | null): boolean {
  return job !== null && (job.state === 'done' || job.state === 'failed' || job.state === 'discarded');
}
