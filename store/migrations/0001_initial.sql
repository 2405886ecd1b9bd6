-- The person, affiliation, card model. Words in double braces are filled in by store/dialect.h.
-- Dates are YYYY-MM-DD, moments are UTC YYYY-MM-DDTHH:MM:SSZ, boxes are eight numbers (x y, clockwise from the
-- top-left corner, pixels) parted by blanks. NULL is an absent value. Identifiers are never reused.

-- A person. Closed, not deleted, when merged into another one.
CREATE TABLE contact (
  id {{identity}},
  merged_into BIGINT REFERENCES contact (id),
  revision BIGINT NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL
);
CREATE INDEX contact_merged_into ON contact (merged_into);

-- A picture file in the pictures folder, named by its hash.
CREATE TABLE picture (
  sha256 {{key_text}} PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  created_at TEXT NOT NULL
);

-- What one card (or one row of a contact list) said about a person at one time. `version` names the current set of
-- values: 0 as read or loaded, higher ones corrected by a human.
CREATE TABLE card (
  id {{identity}},
  contact_id BIGINT NOT NULL REFERENCES contact (id),
  version BIGINT NOT NULL DEFAULT 0,
  exchanged_on TEXT,
  owner TEXT,
  group_name TEXT,
  event TEXT,
  batch TEXT,
  external_id TEXT,
  turned_degrees BIGINT NOT NULL DEFAULT 0,
  languages TEXT,
  engine TEXT,
  decision TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX card_contact ON card (contact_id, id);
CREATE INDEX card_batch ON card (batch) WHERE batch IS NOT NULL;
CREATE INDEX card_external ON card (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE card_tag (
  card_id BIGINT NOT NULL REFERENCES card (id),
  tag {{key_text}} NOT NULL,
  PRIMARY KEY (card_id, tag)
) {{clustered}};
CREATE INDEX card_tag_tag ON card_tag (tag, card_id);

-- Front (0) and back (1): where the side was found, and its pictures (straightened; the scan it was cut from).
CREATE TABLE card_side (
  card_id BIGINT NOT NULL REFERENCES card (id),
  side BIGINT NOT NULL,
  source_file TEXT NOT NULL,
  source_member TEXT,
  source_sha256 {{key_text}},
  source_page BIGINT NOT NULL,
  source_card BIGINT NOT NULL,
  quad TEXT,
  picture_sha256 {{key_text}} REFERENCES picture (sha256),
  scan_sha256 {{key_text}} REFERENCES picture (sha256),
  PRIMARY KEY (card_id, side)
) {{clustered}};
CREATE UNIQUE INDEX card_side_source ON card_side (source_sha256, source_page, source_card);
CREATE INDEX card_side_picture ON card_side (picture_sha256);
CREATE INDEX card_side_scan ON card_side (scan_sha256);

-- Who made a version of a card's values; author NULL: the program.
CREATE TABLE card_version (
  card_id BIGINT NOT NULL REFERENCES card (id),
  version BIGINT NOT NULL,
  author TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (card_id, version)
) {{clustered}};

-- Single texts have position 0.
CREATE TABLE card_text_value (
  card_id BIGINT NOT NULL REFERENCES card (id),
  version BIGINT NOT NULL,
  field {{key_text}} NOT NULL,
  position BIGINT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (card_id, version, field, position)
) {{clustered}};

CREATE TABLE card_phone (
  card_id BIGINT NOT NULL REFERENCES card (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT,
  extension TEXT,
  printed TEXT,
  PRIMARY KEY (card_id, version, position)
) {{clustered}};

CREATE TABLE card_address (
  card_id BIGINT NOT NULL REFERENCES card (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  postal_code TEXT,
  region TEXT,
  locality TEXT,
  street TEXT,
  building TEXT,
  country TEXT,
  printed TEXT,
  PRIMARY KEY (card_id, version, position)
) {{clustered}};

CREATE TABLE card_post (
  card_id BIGINT NOT NULL REFERENCES card (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  company TEXT,
  department TEXT,
  PRIMARY KEY (card_id, version, position)
) {{clustered}};

CREATE TABLE card_post_title (
  card_id BIGINT NOT NULL REFERENCES card (id),
  version BIGINT NOT NULL,
  post_position BIGINT NOT NULL,
  position BIGINT NOT NULL,
  job_title TEXT NOT NULL,
  PRIMARY KEY (card_id, version, post_position, position)
) {{clustered}};

-- How a value of version 0 was read, under the contract's path ("phones[0]"). A doubtful path without a value is a
-- field that the card seems to print but that was not read.
CREATE TABLE card_evidence (
  card_id BIGINT NOT NULL REFERENCES card (id),
  position BIGINT NOT NULL,
  path TEXT NOT NULL,
  printed TEXT,
  confidence DOUBLE PRECISION,
  side BIGINT NOT NULL DEFAULT 0,
  box TEXT,
  doubtful BIGINT NOT NULL,
  PRIMARY KEY (card_id, position)
) {{clustered}};

CREATE TABLE card_line (
  card_id BIGINT NOT NULL REFERENCES card (id),
  position BIGINT NOT NULL,
  text TEXT NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  direction TEXT NOT NULL,
  glyph_size_px DOUBLE PRECISION NOT NULL,
  model TEXT,
  box TEXT NOT NULL,
  PRIMARY KEY (card_id, position)
) {{clustered}};

CREATE TABLE card_barcode (
  card_id BIGINT NOT NULL REFERENCES card (id),
  position BIGINT NOT NULL,
  format TEXT NOT NULL,
  text TEXT NOT NULL,
  box TEXT NOT NULL,
  PRIMARY KEY (card_id, position)
) {{clustered}};

-- A post that a person held, as their cards show it: derived from the cards, kept for lists by company. Job titles
-- are joined by line feeds; seen_from and seen_to are the first and last exchange date known.
CREATE TABLE affiliation (
  id {{identity}},
  contact_id BIGINT NOT NULL REFERENCES contact (id),
  post_key {{key_text}} NOT NULL,
  company_key {{key_text}} NOT NULL,
  company TEXT,
  department TEXT,
  job_titles TEXT,
  seen_from TEXT,
  seen_to TEXT,
  is_current BIGINT NOT NULL,
  UNIQUE (contact_id, post_key)
);
CREATE INDEX affiliation_company ON affiliation (company_key, contact_id);

CREATE TABLE affiliation_card (
  affiliation_id BIGINT NOT NULL REFERENCES affiliation (id),
  card_id BIGINT NOT NULL REFERENCES card (id),
  PRIMARY KEY (affiliation_id, card_id)
) {{clustered}};
CREATE INDEX affiliation_card_card ON affiliation_card (card_id);

-- Exact keys under which cards of one person meet; hashed (store/match_index.h).
CREATE TABLE match_key (
  hash BIGINT NOT NULL,
  card_id BIGINT NOT NULL REFERENCES card (id),
  PRIMARY KEY (hash, card_id)
) {{clustered}};
CREATE INDEX match_key_card ON match_key (card_id);

-- Prefix index over folded texts and their endings, and the texts themselves (store/search_index.h).
CREATE TABLE search_key (
  key {{key_text}} NOT NULL,
  card_id BIGINT NOT NULL REFERENCES card (id),
  PRIMARY KEY (key, card_id)
) {{clustered}};
CREATE TABLE search_text (
  card_id BIGINT PRIMARY KEY REFERENCES card (id),
  folded TEXT NOT NULL,
  readings TEXT
);

-- What waits for a person's judgement: a doubtful card, or two contacts (contact_a < contact_b) that may be one.
CREATE TABLE review_item (
  id {{identity}},
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  card_id BIGINT REFERENCES card (id),
  contact_a BIGINT REFERENCES contact (id),
  contact_b BIGINT REFERENCES contact (id),
  score DOUBLE PRECISION,
  created_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT
);
CREATE UNIQUE INDEX review_pair ON review_item (contact_a, contact_b);
CREATE INDEX review_contact_b ON review_item (contact_b);
CREATE INDEX review_card ON review_item (card_id);
CREATE INDEX review_open ON review_item (id) WHERE status = 'open';

CREATE TABLE review_reason (
  review_id BIGINT NOT NULL REFERENCES review_item (id),
  position BIGINT NOT NULL,
  rule TEXT NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (review_id, position)
) {{clustered}};

-- Append-only. Never holds text of a card: values are found in the card versions.
CREATE TABLE history_event (
  id {{identity}},
  at TEXT NOT NULL,
  actor TEXT,
  kind TEXT NOT NULL,
  contact_id BIGINT REFERENCES contact (id),
  other_contact_id BIGINT REFERENCES contact (id),
  card_id BIGINT REFERENCES card (id),
  review_id BIGINT REFERENCES review_item (id)
);
CREATE INDEX history_contact ON history_event (contact_id, id);
CREATE INDEX history_other_contact ON history_event (other_contact_id, id) WHERE other_contact_id IS NOT NULL;

-- Files that were read to the end, so that the same bytes need no second reading.
CREATE TABLE imported_file (
  sha256 {{key_text}} PRIMARY KEY,
  file TEXT NOT NULL,
  pages BIGINT NOT NULL,
  cards BIGINT NOT NULL,
  imported_at TEXT NOT NULL
);
