-- Work that was received and must not be lost: one row for each file, or pair of files, that is to be read.
-- received: never taken yet; waiting: to be taken again after not_before; reading: a worker has it until lease_until;
-- stored: every card of it is stored; parked: given up, with the reason; discarded: a person took it out.
CREATE TABLE job (
  id {{identity}},
  state TEXT NOT NULL,
  content_key {{key_text}} NOT NULL,
  origin TEXT NOT NULL,
  pairing TEXT,
  keep_files BIGINT NOT NULL,
  exchanged_on TEXT,
  owner TEXT,
  group_name TEXT,
  event TEXT,
  batch TEXT,
  tags TEXT,
  attempts BIGINT NOT NULL DEFAULT 0,
  worker TEXT,
  reason TEXT,
  pages BIGINT NOT NULL DEFAULT 0,
  cards BIGINT NOT NULL DEFAULT 0,
  received_at TEXT NOT NULL,
  not_before TEXT NOT NULL,
  taken_at TEXT,
  lease_until TEXT,
  finished_at TEXT
);
CREATE UNIQUE INDEX job_content ON job (content_key) WHERE state <> 'discarded';
CREATE INDEX job_ready ON job (not_before, id) WHERE state IN ('received', 'waiting');
CREATE INDEX job_leased ON job (lease_until) WHERE state = 'reading';
CREATE INDEX job_state ON job (state, id);

-- The files of a job in their order (front, back); the bytes lie in the pictures folder under their hash.
CREATE TABLE job_file (
  job_id BIGINT NOT NULL REFERENCES job (id),
  position BIGINT NOT NULL,
  sha256 {{key_text}} NOT NULL,
  name TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (job_id, position)
) {{clustered}};
CREATE INDEX job_file_sha256 ON job_file (sha256);

-- Each time that a worker had the job. outcome NULL: still at it.
CREATE TABLE job_attempt (
  job_id BIGINT NOT NULL REFERENCES job (id),
  number BIGINT NOT NULL,
  worker TEXT NOT NULL,
  began_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT,
  reason TEXT,
  PRIMARY KEY (job_id, number)
) {{clustered}};

-- The cards that a job gave, those that were known already included.
CREATE TABLE job_card (
  job_id BIGINT NOT NULL REFERENCES job (id),
  card_id BIGINT NOT NULL REFERENCES card (id),
  PRIMARY KEY (job_id, card_id)
) {{clustered}};
CREATE INDEX job_card_card ON job_card (card_id);

-- The same bytes met again: they are linked to the job that is there.
CREATE TABLE job_sighting (
  id {{identity}},
  job_id BIGINT NOT NULL REFERENCES job (id),
  name TEXT NOT NULL,
  seen_at TEXT NOT NULL
);
CREATE INDEX job_sighting_job ON job_sighting (job_id, id);
