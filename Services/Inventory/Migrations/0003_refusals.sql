-- A refusal of an order placed by messages is kept: when the order is sent again, the same reply must be repeated, even if there is stock by then.
ALTER TABLE inventory.reservations
    DROP CONSTRAINT reservations_status_check,
    ADD CONSTRAINT reservations_status_check CHECK (status IN ('reserved', 'released', 'refused')),
    ADD COLUMN outcome text, -- the final status of a refused order
    ADD COLUMN reason text;
