CREATE TABLE orders.orders (
    id          uuid PRIMARY KEY,
    customer_id text NOT NULL,
    status      text NOT NULL, -- as in the contract, or 'undoing' while the order is being undone
    outcome     text,          -- the final status of an order that is being undone
    reason      text,
    total_minor bigint,        -- null until the prices are known
    currency    text,
    placed_at   timestamptz NOT NULL,
    deadline    timestamptz,   -- when an open order counts as abandoned; null if it is placed by messages
    key         text           -- the idempotency key, which is released when the order fails
);

CREATE INDEX ON orders.orders (customer_id, placed_at DESC, id);
CREATE INDEX ON orders.orders (deadline) WHERE deadline IS NOT NULL;

CREATE TABLE orders.order_lines (
    order_id         uuid NOT NULL, -- no foreign key: always written together with its order
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

-- Keys are inserted in chronological order, so a block range index finds old keys and costs little per insert.
CREATE INDEX ON orders.idempotency_keys USING brin (claimed_at);
