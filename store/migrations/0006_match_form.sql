-- A card as matching needs it, so that a candidate is read by one row: the hashes of its match keys, in decimal, joined
-- by blanks (retired ones may still be among them), and the prepared record (dedupe/prepared_text.h); form NULL: to be
-- made from the card's values.
CREATE TABLE match_form (
  card_id BIGINT PRIMARY KEY REFERENCES card (id),
  keys TEXT NOT NULL,
  form TEXT
);
INSERT INTO match_form (card_id, keys)
SELECT card_id, {{join_texts}}(CAST(hash AS TEXT), ' ') FROM match_key GROUP BY card_id;
DROP INDEX match_key_card;
