-- A call's row is written twice, and each time has an entry in every index that takes it: its status is in conditions of
-- indexes, so that no update of it stays within the page.
-- The provider's key is made of the id; who knows the one finds the other.
ALTER TABLE provider_call DROP CONSTRAINT provider_call_provider_key_key;
-- Operators list what is open, which has an index by when it is due and is little, and what was declined. What succeeded is
-- most of the table, and is found by the primary key.
DROP INDEX provider_call_status;
CREATE INDEX provider_call_declined ON provider_call (id) WHERE status = 'DECLINED';
