// Answers that never change. A list is sent as `{items, total, next_cursor}`.
import { dayBefore } from '../../src/admin/statistics';

const user = {
  id: 1, name: 'sato', display_name: '佐藤 花子', role: 'administrator', groups: ['sales'],
  permissions: ['read', 'upload', 'review', 'edit', 'export', 'administer'],
};
const session = { user, csrf_token: 'token', expires_at: '2026-12-31T00:00:00Z', page_version: '1' };
const facet = (value: string, contacts: number): unknown => ({ value, contacts });

export const answers: Record<string, unknown> = {
  'GET session': session,
  'POST session': session,
  'GET facets': {
    tags: [facet('展示会', 30), facet('重要', 4)], owners: [facet('佐藤', 20), facet('鈴木', 14)],
    groups: [facet('sales', 34)], events: [facet('展示会 2025', 30)],
  },
  'GET me/searches': [{ id: 1, name: '展示会 2025', query: 'event=展示会 2025' }],
  'GET jobs': [
    { id: 3, kind: 'read', state: 'running', file: 'scan-0007.pdf', created_at: '2026-03-31T09:06:00Z', progress: 0.4, batch: '展示会 2025' },
    { id: 2, kind: 'read', state: 'failed', file: 'IMG_0042.HEIC', created_at: '2026-03-31T09:05:00Z', error: 'IMG_0042.HEIC: not a readable picture; try converting it to PNG', attempts: 3 },
    { id: 1, kind: 'read', state: 'done', file: 'scan-0006.png', created_at: '2026-03-31T09:04:00Z', cards: [{ contact: 1, card: 1, outcome: 'inserted', reviews: [1] }, { contact: 2, card: 2, outcome: 'merged', reviews: [] }] },
  ],
  'GET watched-folders': [{ folder: '/srv/scans', state: 'watching', mode: 'inotify', waiting: 0, failed: 1, last_seen_at: '2026-03-31T09:05:00Z' }],
  'GET contacts/#/history': [
    { id: 1, at: '2026-03-30T09:05:00Z', actor: null, kind: 'inserted', contact: 1, other_contact: null, card: 1, review: null, undoable: false },
    { id: 2, at: '2026-03-31T09:05:00Z', actor: 'sato', kind: 'edited', contact: 1, other_contact: null, card: 1, review: null, undoable: true },
  ],
  'GET users': [
    { ...user, may_export: true, disabled: false, locked_until: null, last_sign_in: '2026-03-31T09:05:00Z', created_at: '2026-01-05T09:05:00Z' },
    { ...user, id: 2, name: 'suzuki', display_name: '鈴木 一郎', role: 'reviewer', may_export: false, disabled: false, locked_until: '2026-03-31T10:05:00Z', last_sign_in: null, created_at: '2026-01-05T09:05:00Z' },
  ],
  'GET groups': [{ id: 1, name: 'sales', members: ['sato', 'suzuki'], visible_to: 'everyone', masked_fields: ['mobile'], exported_by: 'everyone', cards: 34 }],
  'GET me/tokens': [{ id: 1, name: 'crm', scopes: ['read', 'export'], created_at: '2026-01-05T09:05:00Z', expires_at: null, last_used_at: null }],
  'GET log': [
    { id: 2, at: '2026-03-31T09:05:00Z', user: 'sato', address: '192.0.2.7', action: 'view', contact: 4, card: null, detail: null, outcome: 'done' },
    { id: 1, at: '2026-03-31T09:01:00Z', user: 'sato', address: '192.0.2.7', action: 'sign_in', contact: null, card: null, detail: null, outcome: 'done' },
  ],
  'GET statistics': {
    contacts: 1204, cards: 1391, companies: 622, open_reviews: 36, duplicates_found: 141, duplicates_confirmed: 98,
    cards_by_day: Array.from({ length: 20 }, (_, index) => ({ day: dayBefore(new Date(), index + 1), cards: (index * 37) % 60, accepted: Math.floor(((index * 37) % 60) * 0.7) })),
    corrections_by_field: [{ field: 'family_kana', corrections: 31 }, { field: 'company', corrections: 24 }, { field: 'addresses', corrections: 17 }, { field: 'phones', corrections: 4 }],
    decisions: [{ reviewer: 'sato', decisions: 412, median_seconds: 6.4 }, { reviewer: 'suzuki', decisions: 130, median_seconds: 9.1 }],
  },
  'GET health': {
    status: 'ok', version: '0.1.0', database: 'sqlite, 42 MB', open_connections: 7, workers: 2, jobs: { queued: 1, running: 1, failed: 1 },
    disk_free_bytes: 52_000_000_000, checks: [{ name: 'ocr', ok: true, detail: null }, { name: 'dictionaries', ok: true, detail: null }],
  },
};
