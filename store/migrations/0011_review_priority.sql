-- How much an answer helps, kept with the item: the queue is read in this order, and to work it out for each of tens of
-- thousands of items at every request took longer than a person waits. store/review_priority.h says what it is made of.
ALTER TABLE review_item ADD COLUMN priority DOUBLE PRECISION NOT NULL DEFAULT 0;
UPDATE review_item SET priority = (SELECT coalesce(sum(CASE
  WHEN e.path IN ('family_name', 'given_name') THEN 5.0
  WHEN e.path IN ('company', 'family_kana', 'given_kana') THEN 3.0
  WHEN e.path LIKE 'emails%' THEN 4.0
  WHEN e.path LIKE 'phones%' THEN 3.0
  ELSE 1.0 END) / (2.0 + count(*)), 1.0)
  FROM card_evidence e WHERE e.card_id = review_item.card_id AND e.doubtful = 1) WHERE kind = 'card';
UPDATE review_item SET priority = 1.5 + 1.5 * (0.5 + 0.5 * coalesce(score, 0) / (5.0 + abs(coalesce(score, 0))))
  WHERE kind = 'merge';
CREATE INDEX review_open_priority ON review_item (priority DESC, id) WHERE status = 'open';
