-- Rows of search_key that a load of many thousand cards brought, together and in their order: to put them among all the
-- others would write every page of that index anew. A card's keys are in one of the two tables (decision 28).
CREATE TABLE search_part (
  part BIGINT NOT NULL,
  key {{key_text}} NOT NULL,
  card_id BIGINT NOT NULL REFERENCES card (id),
  PRIMARY KEY (part, key, card_id)
) {{clustered}};
