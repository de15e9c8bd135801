CREATE TABLE inventory.products (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL,
    price_minor bigint NOT NULL CHECK (price_minor >= 0),
    currency    text NOT NULL
);

CREATE TABLE inventory.stock (
    product_id int PRIMARY KEY REFERENCES inventory.products,
    initial    bigint NOT NULL CHECK (initial >= 0),
    available  bigint NOT NULL CHECK (available >= 0),
    version    bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50); -- every order updates these few rows: free space on the page allows HOT updates without touching the index

CREATE TABLE inventory.reservations (
    order_id   uuid PRIMARY KEY,
    status     text NOT NULL CHECK (status IN ('reserved', 'released')),
    lines      jsonb NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
