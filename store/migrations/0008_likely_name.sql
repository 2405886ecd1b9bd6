-- Readings that the book of names gives for a name without furigana, the likeliest one: where its card stands in lists
-- by reading, and nothing else. Of the name as read (version 0); NULL: the card prints that half's reading, or the book
-- does not know the name.
CREATE TABLE likely_name (
  card_id BIGINT PRIMARY KEY REFERENCES card (id),
  family_kana TEXT,
  given_kana TEXT
);
