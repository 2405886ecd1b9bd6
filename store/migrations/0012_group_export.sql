-- Who may take a group's cards out (export, vCard, CardDAV), where everyone sees them: 'everyone' who may export at all,
-- or 'members'.
ALTER TABLE account_group ADD COLUMN exported_by TEXT NOT NULL DEFAULT 'everyone';
