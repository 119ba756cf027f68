-- Accounts from before their facts were told.
INSERT INTO event_log (id, type, subject, occurred_at, data)
SELECT gen_random_uuid(), 'AccountChanged', 'account:' || id, created_at,
       json_build_object('account', id, 'email', email, 'name', name, 'erased', false)
FROM account ORDER BY created_at, id;
