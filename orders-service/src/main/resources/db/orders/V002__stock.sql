-- One row per offer. The two checks are what makes overselling impossible, whatever the code above them does.
CREATE TABLE stock (
    offer   uuid PRIMARY KEY,
    on_hand int  NOT NULL,
    held    int  NOT NULL DEFAULT 0,
    CONSTRAINT stock_held_not_negative CHECK (held >= 0),
    CONSTRAINT stock_not_oversold CHECK (on_hand >= held)
) WITH (fillfactor = 70);

-- Append-only: the sums over an offer are its stock row.
CREATE TABLE stock_movement (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    offer     uuid        NOT NULL,
    kind      text        NOT NULL CHECK (kind IN
              ('DECLARED', 'HELD', 'RELEASED', 'SHIPPED', 'RETURNED', 'WRITTEN_OFF')),
    on_hand   int         NOT NULL,
    held      int         NOT NULL,
    reference text        NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX stock_movement_of_offer ON stock_movement (offer, id);

-- Offers whose quantity changed and was not told yet. A row per change, so that holding stock never waits here.
CREATE TABLE stock_change (
    offer uuid NOT NULL
);
