-- Other texts that a value may be, as the engine saw them: likeliest first, joined by line feeds.
ALTER TABLE card_evidence ADD COLUMN alternatives TEXT;

-- A job that reads a stored card again, as a person asked. side: the one (0, 1) that is turned or cut out anew.
-- turned_degrees NULL: the program finds out which way up it is. outline: on the scan. becomes: this_card, another_card,
-- two_cards (store/rereading.h).
CREATE TABLE rereading (
  job_id BIGINT PRIMARY KEY REFERENCES job (id),
  card_id BIGINT NOT NULL REFERENCES card (id),
  side BIGINT NOT NULL,
  turned_degrees BIGINT,
  outline TEXT,
  becomes TEXT NOT NULL,
  actor TEXT
);
CREATE INDEX rereading_card ON rereading (card_id);

-- Folders that are or were watched, as whoever watches them tells. due_at: when they tell again at the latest.
CREATE TABLE watched_folder (
  folder {{key_text}} PRIMARY KEY,
  mode TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  due_at TEXT NOT NULL
);
