-- Sides of one unit in its packing, in millimetres, as the catalogue tells them: what a large light parcel counts by.
ALTER TABLE offer
    ADD COLUMN size_mm int[] CHECK (cardinality(size_mm) = 3 AND 0 < ALL (size_mm) AND 10000 >= ALL (size_mm));
