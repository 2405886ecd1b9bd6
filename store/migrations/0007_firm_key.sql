-- Keys under which the cards of one firm meet (store/known_firms.h), hashed: of every card whose present values a person
-- confirmed, and of no other.
CREATE TABLE firm_key (
  hash BIGINT NOT NULL,
  card_id BIGINT NOT NULL REFERENCES card (id),
  PRIMARY KEY (hash, card_id)
) {{clustered}};
CREATE INDEX firm_key_card ON firm_key (card_id);
