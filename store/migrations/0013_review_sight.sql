-- Whose card an item is about, kept with the item: how many a viewer may decide is counted in one index, without a look at
-- every card. A change of the card's owner or group changes both (store/provenance.cpp).
ALTER TABLE review_item ADD COLUMN card_owner TEXT;
ALTER TABLE review_item ADD COLUMN card_group TEXT;
UPDATE review_item SET card_owner = (SELECT c.owner FROM card c WHERE c.id = review_item.card_id),
  card_group = (SELECT c.group_name FROM card c WHERE c.id = review_item.card_id) WHERE kind = 'card';
CREATE INDEX review_open_card ON review_item (kind, card_group, card_owner, status) WHERE status = 'open';
