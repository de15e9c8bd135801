CREATE TABLE payments.charges (
    order_id     uuid PRIMARY KEY,
    customer_id  text, -- null if the order was refunded before it was charged
    amount_minor bigint,
    currency     text,
    status       text NOT NULL CHECK (status IN ('charged', 'declined', 'refunded')),
    reason       text,
    changed_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ON payments.charges (customer_id);
