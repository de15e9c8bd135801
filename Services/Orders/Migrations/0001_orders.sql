CREATE TABLE orders.orders (
    id          uuid PRIMARY KEY,
    customer_id text NOT NULL,
    status      text NOT NULL, -- as in the contract, and 'undoing' while what was done for an order is taken back
    outcome     text,          -- what an order becomes once that is done
    reason      text,
    total_minor bigint,        -- null until the prices are known
    currency    text,
    placed_at   timestamptz NOT NULL,
    deadline    timestamptz    -- when an open order is taken for abandoned; null where messages carry it on
);

CREATE INDEX ON orders.orders (customer_id, placed_at DESC, id);
CREATE INDEX ON orders.orders (deadline) WHERE deadline IS NOT NULL;

CREATE TABLE orders.order_lines (
    order_id         uuid NOT NULL REFERENCES orders.orders,
    product_id       int NOT NULL,
    quantity         int NOT NULL CHECK (quantity > 0),
    unit_price_minor bigint,
    PRIMARY KEY (order_id, product_id)
);

CREATE TABLE orders.idempotency_keys (
    key          text PRIMARY KEY,
    request_hash bytea NOT NULL,
    order_id     uuid NOT NULL,
    claimed_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ON orders.idempotency_keys (claimed_at);
CREATE INDEX ON orders.idempotency_keys (order_id);
