-- Who was erased elsewhere is looked for here until he was erased here as well.
CREATE INDEX customer_erased ON customer (account) WHERE erased;
