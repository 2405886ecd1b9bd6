-- picture_hash: of the straightened side, 64 bits (capture/picture_hash.h); NULL: of cards stored before this was kept.
-- scan_of: the earlier card that this one is a further scan of, as its picture and its text say.
ALTER TABLE card_side ADD COLUMN picture_hash BIGINT;
ALTER TABLE card ADD COLUMN scan_of BIGINT REFERENCES card (id);
CREATE INDEX card_scan_of ON card (scan_of) WHERE scan_of IS NOT NULL;
