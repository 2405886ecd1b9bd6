-- What people decide, apart from what is derived from it. A change is one thing that somebody did and may undo; what it
-- brought names it, and what it was undone by. Nothing is deleted.

CREATE TABLE change (
  id {{identity}},
  at TEXT NOT NULL,
  actor TEXT,
  kind TEXT NOT NULL,
  batch {{key_text}},
  subject BIGINT,
  undone_by BIGINT REFERENCES change (id)
);
CREATE UNIQUE INDEX change_batch ON change (batch) WHERE batch IS NOT NULL;

-- Two cards are of one person (same), or never (different). Holds while revoked_by is NULL.
CREATE TABLE assertion (
  id {{identity}},
  judgement TEXT NOT NULL,
  card_a BIGINT NOT NULL REFERENCES card (id),
  card_b BIGINT NOT NULL REFERENCES card (id),
  change_id BIGINT NOT NULL REFERENCES change (id),
  revoked_by BIGINT REFERENCES change (id)
);
CREATE INDEX assertion_card_a ON assertion (card_a);
CREATE INDEX assertion_card_b ON assertion (card_b);
CREATE INDEX assertion_change ON assertion (change_id);
CREATE INDEX assertion_revoked ON assertion (revoked_by) WHERE revoked_by IS NOT NULL;

-- What somebody chose or wrote about a person, under the number that the contact had then: a value that is shown
-- whatever the cards say (kind "pin"), the card whose post is the present one ("post"), a note, a tag.
CREATE TABLE contact_remark (
  id {{identity}},
  contact_id BIGINT NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL,
  field {{key_text}},
  value TEXT,
  change_id BIGINT NOT NULL REFERENCES change (id),
  revoked_by BIGINT REFERENCES change (id)
);
CREATE INDEX contact_remark_contact ON contact_remark (contact_id, id);
CREATE INDEX contact_remark_change ON contact_remark (change_id);
CREATE INDEX contact_remark_revoked ON contact_remark (revoked_by) WHERE revoked_by IS NOT NULL;

-- component: cards that evidence or a decision connects share a number; who is whom is worked out inside it.
-- born_in: the contact that the card began in, or that of the card that it was joined to. digest: of a list row.
ALTER TABLE card ADD COLUMN component BIGINT;
ALTER TABLE card ADD COLUMN born_in BIGINT;
ALTER TABLE card ADD COLUMN digest BIGINT;
ALTER TABLE card ADD COLUMN withdrawn_by BIGINT REFERENCES change (id);
UPDATE card SET component = contact_id, born_in = contact_id;
CREATE INDEX card_component ON card (component, id);
CREATE INDEX card_born_in ON card (born_in);
CREATE UNIQUE INDEX card_digest ON card (digest) WHERE digest IS NOT NULL;
CREATE INDEX card_withdrawn ON card (withdrawn_by) WHERE withdrawn_by IS NOT NULL;

-- Where cards go that a load brought and an undo took away; never shown.
ALTER TABLE contact ADD COLUMN withdrawn BIGINT NOT NULL DEFAULT 0;

-- Keys on too many cards to tell anything: for every card and for ever.
CREATE TABLE retired_key (
  hash BIGINT PRIMARY KEY
);

-- A proposed pair is a pair of cards: whose contacts they are may change.
ALTER TABLE review_item ADD COLUMN card_a BIGINT REFERENCES card (id);
ALTER TABLE review_item ADD COLUMN card_b BIGINT REFERENCES card (id);
ALTER TABLE review_item ADD COLUMN doubt TEXT;
ALTER TABLE review_item ADD COLUMN change_id BIGINT REFERENCES change (id);
UPDATE review_item SET card_a = (SELECT min(c.id) FROM card c WHERE c.contact_id = review_item.contact_a),
  card_b = (SELECT min(c.id) FROM card c WHERE c.contact_id = review_item.contact_b) WHERE kind = 'merge';
DROP INDEX review_pair;
CREATE INDEX review_contact_a ON review_item (contact_a);
CREATE INDEX review_card_a ON review_item (card_a) WHERE card_a IS NOT NULL;
CREATE INDEX review_card_b ON review_item (card_b) WHERE card_b IS NOT NULL;
CREATE INDEX review_change ON review_item (change_id) WHERE change_id IS NOT NULL;

ALTER TABLE history_event ADD COLUMN change_id BIGINT REFERENCES change (id);
CREATE INDEX history_change ON history_event (change_id) WHERE change_id IS NOT NULL;

-- A correction, the version that it replaced, and the undo that brought that one back.
ALTER TABLE card_version ADD COLUMN change_id BIGINT REFERENCES change (id);
ALTER TABLE card_version ADD COLUMN replaces BIGINT;
ALTER TABLE card_version ADD COLUMN undone_by BIGINT REFERENCES change (id);
CREATE INDEX card_version_change ON card_version (change_id) WHERE change_id IS NOT NULL;
CREATE INDEX card_version_undone ON card_version (undone_by) WHERE undone_by IS NOT NULL;

-- Under what the contacts were worked out: the model's version, the population that the prior reckoned with.
CREATE TABLE matching_state (
  name {{key_text}} PRIMARY KEY,
  value TEXT NOT NULL
);
