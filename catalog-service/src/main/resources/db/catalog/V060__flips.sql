-- Which change of many products at once put this one into its basket or took it out last, so that a pair of two such products
-- is counted once, without a join that has no statistics to be planned by.
ALTER TABLE basket_item ADD COLUMN flipped_in uuid;
