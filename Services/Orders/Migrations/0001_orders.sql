CREATE TABLE orders.orders (
    id          uuid PRIMARY KEY,
    customer_id text NOT NULL,
    status      text NOT NULL, -- as in the contract, and 'undoing' while what was done for an order is taken back
    outcome     text,          -- what an order becomes once that is done
    reason      text,
    total_minor bigint,        -- null until the prices are known
    currency    text,
    placed_at   timestamptz NOT NULL,
    deadline    timestamptz,   -- when an open order is taken for abandoned; null where messages carry it on
    key         text           -- its idempotency key, which is given free when the order fails
);

CREATE INDEX ON orders.orders (customer_id, placed_at DESC, id);
CREATE INDEX ON orders.orders (deadline) WHERE deadline IS NOT NULL;

CREATE TABLE orders.order_lines (
    order_id         uuid NOT NULL, -- always written with its order, so the database need not look it up again
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

-- Keys come in the order of their time, so that a block range index finds the old ones and costs new ones next to nothing.
CREATE INDEX ON orders.idempotency_keys USING brin (claimed_at);
