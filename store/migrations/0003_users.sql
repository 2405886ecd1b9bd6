-- People who sign in, what they may see, and what they did.

-- A user. Removed ones stay, so that nobody else takes over their name and with it their cards.
CREATE TABLE account (
  id {{identity}},
  name {{key_text}} NOT NULL UNIQUE,
  display_name TEXT,
  role TEXT NOT NULL,
  may_export BIGINT,
  password_hash TEXT,
  disabled BIGINT NOT NULL DEFAULT 0,
  failed_sign_ins BIGINT NOT NULL DEFAULT 0,
  locked_until TEXT,
  last_sign_in_at TEXT,
  created_at TEXT NOT NULL,
  removed_at TEXT
);

-- Rules for the cards of a group (card.group_name). masked_fields are words parted by blanks: what those who are not
-- members do not see of a group that is visible to everyone.
CREATE TABLE account_group (
  id {{identity}},
  name {{key_text}} NOT NULL UNIQUE,
  visible_to TEXT NOT NULL,
  masked_fields TEXT,
  created_at TEXT NOT NULL
);
CREATE TABLE account_group_member (
  group_id BIGINT NOT NULL REFERENCES account_group (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (group_id, account_id)
) {{clustered}};
CREATE INDEX account_group_member_account ON account_group_member (account_id);
CREATE INDEX card_group ON card (group_name, id);

-- Somebody signed in. Only a hash of what the browser keeps is here.
CREATE TABLE session (
  token_hash {{key_text}} PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  csrf_token TEXT NOT NULL,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- A key for a program; scopes are words parted by blanks.
CREATE TABLE api_token (
  id {{identity}},
  account_id BIGINT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  token_hash {{key_text}} NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  last_used_at TEXT
);
CREATE INDEX api_token_account ON api_token (account_id);

-- The operation log: who did what. Only ever added to, and never holds text of a card.
CREATE TABLE operation (
  id {{identity}},
  at TEXT NOT NULL,
  actor TEXT,
  address TEXT,
  action {{key_text}} NOT NULL,
  outcome TEXT NOT NULL,
  contact_id BIGINT,
  card_id BIGINT,
  detail TEXT
);
CREATE INDEX operation_actor ON operation (actor, id);
CREATE INDEX operation_action ON operation (action, id);
CREATE INDEX operation_contact ON operation (contact_id, id) WHERE contact_id IS NOT NULL;

CREATE TABLE saved_search (
  id {{identity}},
  account_id BIGINT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX saved_search_account ON saved_search (account_id);

-- What a person wrote about a contact; seen by everybody who sees the contact.
CREATE TABLE contact_note (
  id {{identity}},
  contact_id BIGINT NOT NULL REFERENCES contact (id),
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX contact_note_contact ON contact_note (contact_id);

-- How long a person took for a review item.
CREATE TABLE review_effort (
  review_id BIGINT NOT NULL REFERENCES review_item (id),
  actor {{key_text}} NOT NULL,
  at TEXT NOT NULL,
  elapsed_ms BIGINT,
  PRIMARY KEY (review_id, actor, at)
) {{clustered}};

-- Keys of people who were erased for good: what shows one of them is not stored again.
CREATE TABLE erased_key (
  hash {{key_text}} PRIMARY KEY,
  erased_at TEXT NOT NULL
);

-- The order of contact lists, one row for each card: its reading (kana, else the name as printed), its company and its
-- exchange date (empty when unknown). Derived from the card's current values.
CREATE TABLE card_order (
  card_id BIGINT PRIMARY KEY REFERENCES card (id),
  reading {{key_text}} NOT NULL,
  company {{key_text}} NOT NULL,
  exchanged_on {{key_text}} NOT NULL
);
CREATE INDEX card_order_reading ON card_order (reading, card_id);
CREATE INDEX card_order_company ON card_order (company, card_id);
CREATE INDEX card_order_exchanged ON card_order (exchanged_on, card_id);
CREATE INDEX card_owner ON card (owner, id) WHERE owner IS NOT NULL;
CREATE INDEX card_event ON card (event, id) WHERE event IS NOT NULL;
INSERT INTO card_order (card_id, reading, company, exchanged_on)
SELECT c.id,
  lower(coalesce(max(CASE WHEN v.field = 'family_kana' THEN v.value END),
                 max(CASE WHEN v.field = 'family_name' THEN v.value END), '')) || ' ' ||
  lower(coalesce(max(CASE WHEN v.field = 'given_kana' THEN v.value END),
                 max(CASE WHEN v.field = 'given_name' THEN v.value END), '')),
  lower(coalesce(max(CASE WHEN v.field = 'company_kana' THEN v.value END),
                 max(CASE WHEN v.field = 'company' THEN v.value END), '')),
  coalesce(c.exchanged_on, '')
FROM card c LEFT JOIN card_text_value v ON v.card_id = c.id AND v.version = c.version GROUP BY c.id;
