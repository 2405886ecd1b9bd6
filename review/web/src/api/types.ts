// Written by scripts/api_types.ts from review/api/openapi.json; not by hand.

export type Problem = { type?: string; title: string; status: number; code: ProblemCode; detail?: string; errors?: ({ pointer: string; detail: string })[] };

export type ProblemCode = 'bad_date' | 'bad_name' | 'changed' | 'database' | 'decided_already' | 'disk_full' | 'group_has_cards' | 'group_not_yours' | 'internal' | 'job_state' | 'last_administrator' | 'later_changes' | 'malformed' | 'masked' | 'name_taken' | 'needs_sign_in' | 'no_file' | 'no_picture' | 'no_right' | 'no_scan' | 'no_scope' | 'no_such_group' | 'not_all_cards' | 'not_decided' | 'not_found' | 'not_in_full' | 'nothing_to_undo' | 'one_side' | 'other_site' | 'others_on_page' | 'owner_not_yours' | 'refused' | 'same_contact' | 'scope_not_yours' | 'signed_out' | 'stale_session' | 'too_large' | 'too_many_attempts' | 'too_many_requests' | 'unusable' | 'weak_password' | 'wrong_password' | 'wrong_sign_in';

export type FileTrouble = 'animation' | 'bad_archive' | 'bad_outline' | 'card_gone' | 'damaged' | 'disk' | 'empty_archive' | 'encrypted' | 'internal' | 'no_picture' | 'no_writing' | 'one_side' | 'too_large' | 'too_slow' | 'truncated' | 'unknown_kind';

export type Phone = { kind: 'work' | 'direct' | 'mobile' | 'fax' | 'toll_free' | 'other'; number: string | null; extension: string | null; printed: string | null };

export type Address = { postal_code: string | null; region: string | null; locality: string | null; street: string | null; building: string | null; country: string | null; printed: string | null };

export type Post = { company: string | null; department: string | null; job_titles: (string)[] };

export type Contact = { family_name?: string | null; given_name?: string | null; family_kana?: string | null; given_kana?: string | null; latin_name?: string | null; company?: string | null; company_kana?: string | null; company_latin?: string | null; departments?: (string)[]; job_titles?: (string)[]; posts?: (Post)[]; qualifications?: (string)[]; phones?: (Phone)[]; emails?: (string)[]; urls?: (string)[]; addresses?: (Address)[]; social?: (string)[]; notes?: (string)[] };

export type Role = 'administrator' | 'editor' | 'reviewer' | 'viewer';

export type Permission = 'read' | 'upload' | 'review' | 'edit' | 'export' | 'administer';

export type MaskedField = 'picture' | 'mobile' | 'phone' | 'email' | 'address' | 'notes';

export type Me = { id: number; name: string; display_name: string | null; role: Role; groups: (string)[]; permissions: (Permission)[] };

export type Session = { user: Me; csrf_token: string; expires_at: string; page_version: string };

export type SideOfCard = { side: 'front' | 'back'; image_url: string | null; scan_url: string | null; width: number | null; height: number | null; file: string; member: string | null; page: number; card: number };

export type CardSummary = { id: number; contact: number; created_at: string; exchanged_on: string | null; owner: string | null; group: string | null; event: string | null; batch: string | null; external_id: string | null; tags: (string)[]; sides: (SideOfCard)[]; scan_of: { card: number; created_at: string } | null };

export type Field = { path: string; value: string | null; printed: string | null; confidence: number | null; doubtful: boolean; side: 'front' | 'back'; box: ((number)[])[] | null; alternatives: (string)[] };

export type Line = { text: string; confidence: number; vertical: boolean; side: 'front' | 'back'; box: ((number)[])[] | null };

export type Card = { etag: string | null; summary: CardSummary; values: Contact; author: string | null; fields: (Field)[]; lines: (Line)[]; languages: (string)[]; turned_degrees: number; decision: 'accept' | 'review' | 'not_a_card'; masked: (MaskedField)[] };

export type Reason = { rule: string; weight: number };

export type Affiliation = { post: Post; company_key: string | null; seen_from: string | null; seen_to: string | null; current: boolean; cards: (number)[] };

export type ContactSummary = { id: number; status: 'confirmed' | 'unconfirmed'; revision: number; display_name: string; reading: string | null; sorted_as: string | null; company: string | null; department: string | null; job_title: string | null; phone: string | null; email: string | null; exchanged_on: string | null; tags: (string)[]; owners: (string)[]; image_url: string | null; cards: number };

export type ContactDetails = { id: number; status: 'confirmed' | 'unconfirmed'; revision: number; etag: string; display_name: string; contact: Contact; exchanged_on: string | null; tags: (string)[]; affiliations: (Affiliation)[]; cards: (CardSummary)[]; notes: (Note)[]; reviews: (number)[]; masked: (MaskedField)[]; may_edit: boolean };

export type Note = { id: number; text: string; author: string | null; created_at: string };

export type HistoryEvent = { id: number; at: string; actor: string | null; kind: string; contact: number | null; other_contact: number | null; card: number | null; review: number | null; undoable: boolean };

export type ReviewSummary = { id: number; kind: 'card' | 'merge'; status: 'open' | 'accepted' | 'rejected'; etag: string; created_at: string; title: string; card: number | null; contacts: (number)[]; doubtful: (string)[]; score: number | null; priority: number; image_url: string | null };

export type ReviewItem = { id: number; kind: 'card' | 'merge'; status: 'open' | 'accepted' | 'rejected'; etag: string; created_at: string; decided_at?: string | null; decided_by?: string | null; contact?: number | null; card?: Card; contacts?: (ContactDetails)[]; score?: number; reasons?: (Reason)[]; same_over?: number; next?: number | null };

export type Decision = { action: 'accept' | 'reject' | 'not_a_card' | 'unreadable' | 'skip'; contact?: Contact; elapsed_ms?: number };

export type Decided = { review: ReviewSummary; contact: number | null; next: number | null };

export type Job = { id: number; kind: string; state: 'queued' | 'running' | 'done' | 'failed' | 'discarded'; file?: string | null; created_at: string; finished_at?: string | null; progress?: number | null; pages?: number | null; cards?: ({ contact: number; card: number; outcome: 'inserted' | 'merged' | 'known' | 'not_a_card'; reviews: (number)[] })[]; error?: string | null; trouble?: FileTrouble | null; attempts?: number; batch?: string | null; picture_url?: string | null };

export type Upload = { id: number; jobs: (Job)[]; batch: string | null };

export type Company = { key: string; company: string; people: number; former: number; latest: string | null };

export type FormerPerson = { person: ContactSummary; department: string | null; job_titles: (string)[]; seen_to: string | null };

export type CompanyDetails = { key: string; company: string; people: number; former: number; latest: string | null; names: (string)[]; departments: ({ department: string | null; people: (ContactSummary)[] })[]; former_people: (FormerPerson)[] };

export type User = { id: number; etag: string; name: string; display_name: string | null; role: Role; groups: (string)[]; may_export: boolean; disabled: boolean; locked_until: string | null; last_sign_in: string | null; created_at: string };

export type UserChange = { name?: string; display_name?: string | null; role?: Role; groups?: (string)[]; may_export?: boolean | null; disabled?: boolean; password?: string };

export type Group = { id: number; etag: string; name: string; members: (string)[]; visible_to: 'members' | 'everyone'; masked_fields: (MaskedField)[]; exported_by: 'members' | 'everyone'; cards: number };

export type GroupChange = { name?: string; members?: (string)[]; visible_to?: 'members' | 'everyone'; masked_fields?: (MaskedField)[]; exported_by?: 'members' | 'everyone' };

export type Token = { id: number; user?: string; name: string; scopes?: (Permission)[]; created_at?: string; expires_at?: string | null; last_used_at?: string | null; token?: string };

export type LogEntry = { id: number; at: string; user: string | null; address: string | null; action: string; contact: number | null; card: number | null; detail: string | null; outcome: 'done' | 'refused' };

export type SavedSearch = { id: number; name: string; query: string };

export type Statistics = { contacts: number; cards: number; companies: number; open_reviews: number; cards_by_day: ({ day: string; cards: number; accepted: number })[]; corrections_by_field: ({ field: string; corrections: number })[]; duplicates_found: number; duplicates_confirmed: number; decisions: ({ reviewer: string; decisions: number; median_seconds: number | null })[] };

export type Health = { status: 'ok' | 'degraded'; version: string; database: string; open_connections: number; workers: number; jobs: { queued: number; running: number; failed: number }; disk_free_bytes: number; checks: ({ name: string; ok: boolean; detail: string | null })[] };

export type Facets = { tags: ({ value: string; contacts: number })[]; owners: ({ value: string; contacts: number })[]; groups: ({ value: string; contacts: number })[]; events: ({ value: string; contacts: number })[] };

export type WatchedFolder = { folder: string; state: 'watching' | 'stopped'; mode: string; waiting: number; failed: number; last_seen_at: string };

export type Scan = { image_url: string; is_page: boolean; quad: ((number)[])[] | null };

/** Every operation of the API: what it takes and what it answers. */
export interface Operations {
  'GET openapi.json': {
    query: undefined;
    body: undefined;
    answer: Record<string, unknown>;
  };
  'POST session': {
    query: undefined;
    body: { name: string; password: string };
    answer: Session;
  };
  'GET session': {
    query: undefined;
    body: undefined;
    answer: Session;
  };
  'DELETE session': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET me': {
    query: undefined;
    body: undefined;
    answer: Me;
  };
  'POST me/password': {
    query: undefined;
    body: { current_password: string; new_password: string };
    answer: void;
  };
  'GET me/tokens': {
    query: undefined;
    body: undefined;
    answer: { items: (Token)[]; total: number | null; next_cursor: string | null };
  };
  'POST me/tokens': {
    query: undefined;
    body: { name: string; scopes: (Permission)[]; expires_at?: string | null };
    answer: Token;
  };
  'DELETE me/tokens/{id}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET me/searches': {
    query: undefined;
    body: undefined;
    answer: { items: (SavedSearch)[]; total: number | null; next_cursor: string | null };
  };
  'POST me/searches': {
    query: undefined;
    body: { name: string; query: string };
    answer: SavedSearch;
  };
  'DELETE me/searches/{id}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET contacts': {
    query: { q?: string; company?: string; tag?: string; owner?: string; group?: string; event?: string; exchanged_from?: string; exchanged_to?: string; not_seen_since?: string; status?: 'confirmed' | 'unconfirmed'; sort?: 'reading' | 'company' | 'exchanged_on' | 'added' | 'best'; order?: 'asc' | 'desc'; limit?: number; cursor?: string };
    body: undefined;
    answer: { items: (ContactSummary)[]; total: number | null; next_cursor: string | null };
  };
  'GET contacts/{id}': {
    query: undefined;
    body: undefined;
    answer: ContactDetails;
  };
  'PATCH contacts/{id}': {
    query: undefined;
    body: { contact: Contact };
    answer: ContactDetails;
  };
  'DELETE contacts/{id}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET contacts/{id}/history': {
    query: undefined;
    body: undefined;
    answer: { items: (HistoryEvent)[]; total: number | null; next_cursor: string | null };
  };
  'POST contacts/{id}/undo': {
    query: undefined;
    body: undefined;
    answer: ContactDetails;
  };
  'POST contacts/{id}/split': {
    query: undefined;
    body: { cards: (number)[] };
    answer: ContactDetails;
  };
  'PUT contacts/{id}/tags': {
    query: undefined;
    body: { tags: (string)[] };
    answer: ContactDetails;
  };
  'POST contacts/{id}/notes': {
    query: undefined;
    body: { text: string };
    answer: Note;
  };
  'DELETE contacts/{id}/notes/{note}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET contacts/{id}/vcard': {
    query: { version?: '3.0' | '4.0' };
    body: undefined;
    answer: Blob;
  };
  'GET contacts/{id}/disclosure': {
    query: undefined;
    body: undefined;
    answer: Record<string, unknown>;
  };
  'GET companies': {
    query: { q?: string; limit?: number; cursor?: string };
    body: undefined;
    answer: { items: (Company)[]; total: number | null; next_cursor: string | null };
  };
  'GET companies/{key}': {
    query: undefined;
    body: undefined;
    answer: CompanyDetails;
  };
  'GET facets': {
    query: undefined;
    body: undefined;
    answer: Facets;
  };
  'POST cards': {
    query: undefined;
    body: FormData;
    answer: Upload;
  };
  'GET cards/{id}': {
    query: undefined;
    body: undefined;
    answer: Card;
  };
  'PATCH cards/{id}': {
    query: undefined;
    body: { exchanged_on?: string | null; owner?: string | null; group?: string | null; event?: string | null; tags?: (string)[] };
    answer: Card;
  };
  'GET cards/{id}/image': {
    query: { side?: 'front' | 'back'; kind?: 'card' | 'scan' };
    body: undefined;
    answer: Blob;
  };
  'GET cards/{id}/scan': {
    query: { side?: 'front' | 'back' };
    body: undefined;
    answer: Scan;
  };
  'POST cards/{id}/reread': {
    query: undefined;
    body: { side?: 'front' | 'back'; turn_degrees?: 0 | 90 | 180 | 270; quad?: ((number)[])[]; becomes?: 'this_card' | 'another_card' | 'two_cards' };
    answer: Job;
  };
  'GET jobs': {
    query: { state?: string; batch?: string; limit?: number; cursor?: string };
    body: undefined;
    answer: { items: (Job)[]; total: number | null; next_cursor: string | null };
  };
  'GET jobs/{id}': {
    query: undefined;
    body: undefined;
    answer: Job;
  };
  'DELETE jobs/{id}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET jobs/{id}/picture': {
    query: { page?: number };
    body: undefined;
    answer: Blob;
  };
  'POST jobs/{id}/cut': {
    query: undefined;
    body: { page?: number; quad: ((number)[])[]; turn_degrees?: 0 | 90 | 180 | 270 };
    answer: Job;
  };
  'POST jobs/{id}/retry': {
    query: undefined;
    body: undefined;
    answer: Job;
  };
  'GET watched-folders': {
    query: undefined;
    body: undefined;
    answer: { items: (WatchedFolder)[]; total: number | null; next_cursor: string | null };
  };
  'GET reviews': {
    query: { kind?: 'card' | 'merge'; status?: 'open' | 'decided'; limit?: number; cursor?: string };
    body: undefined;
    answer: { items: (ReviewSummary)[]; total: number | null; next_cursor: string | null };
  };
  'GET reviews/{id}': {
    query: undefined;
    body: undefined;
    answer: ReviewItem;
  };
  'POST reviews/{id}/decision': {
    query: undefined;
    body: Decision;
    answer: Decided;
  };
  'POST reviews/{id}/undo': {
    query: undefined;
    body: undefined;
    answer: ReviewItem;
  };
  'POST reviews/decisions': {
    query: undefined;
    body: { action: 'accept' | 'reject'; items: ({ id: number; etag: string })[] };
    answer: { decided: (number)[]; failed: ({ id: number; problem: Problem })[] };
  };
  'GET merges': {
    query: { limit?: number; cursor?: string };
    body: undefined;
    answer: { items: (ReviewSummary)[]; total: number | null; next_cursor: string | null };
  };
  'POST merges': {
    query: undefined;
    body: { contacts: (number)[]; etags?: (string)[] };
    answer: ContactDetails;
  };
  'GET merges/explanation': {
    query: { a: number; b: number };
    body: undefined;
    answer: { score: number; verdict: 'same' | 'unsure' | 'different'; reasons: (Reason)[]; etags: (string)[] };
  };
  'GET exports': {
    query: { format: 'csv' | 'csv-excel' | 'vcard' | 'vcard4' | 'json' | 'xlsx'; only?: 'confirmed'; ids?: string; q?: string; company?: string; tag?: string; owner?: string; group?: string; event?: string; exchanged_from?: string; exchanged_to?: string; not_seen_since?: string; status?: 'confirmed' | 'unconfirmed' };
    body: undefined;
    answer: Blob;
  };
  'POST exports': {
    query: undefined;
    body: { format: 'csv' | 'csv-excel' | 'vcard' | 'vcard4' | 'json' | 'xlsx'; ids?: (number)[]; only?: 'confirmed'; query?: string };
    answer: Blob;
  };
  'GET events': {
    query: undefined;
    body: undefined;
    answer: Blob;
  };
  'GET users': {
    query: undefined;
    body: undefined;
    answer: { items: (User)[]; total: number | null; next_cursor: string | null };
  };
  'POST users': {
    query: undefined;
    body: UserChange;
    answer: User;
  };
  'GET users/{id}': {
    query: undefined;
    body: undefined;
    answer: User;
  };
  'PATCH users/{id}': {
    query: undefined;
    body: UserChange;
    answer: User;
  };
  'DELETE users/{id}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'POST users/{id}/password': {
    query: undefined;
    body: { new_password: string };
    answer: void;
  };
  'GET users/{id}/tokens': {
    query: undefined;
    body: undefined;
    answer: { items: (Token)[]; total: number | null; next_cursor: string | null };
  };
  'DELETE users/{id}/tokens/{token}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET groups': {
    query: undefined;
    body: undefined;
    answer: { items: (Group)[]; total: number | null; next_cursor: string | null };
  };
  'POST groups': {
    query: undefined;
    body: GroupChange;
    answer: Group;
  };
  'PATCH groups/{id}': {
    query: undefined;
    body: GroupChange;
    answer: Group;
  };
  'DELETE groups/{id}': {
    query: undefined;
    body: undefined;
    answer: void;
  };
  'GET log': {
    query: { q?: string; user?: string; action?: string; contact?: number; from?: string; to?: string; format?: 'json' | 'csv'; limit?: number; cursor?: string };
    body: undefined;
    answer: { items: (LogEntry)[]; total: number | null; next_cursor: string | null };
  };
  'GET statistics': {
    query: { from?: string; to?: string };
    body: undefined;
    answer: Statistics;
  };
  'GET health': {
    query: undefined;
    body: undefined;
    answer: Health;
  };
}
