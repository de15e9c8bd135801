-- The sales projection for orders placed by messages, kept up to date by the messages of Inventory and Payments.
CREATE TABLE orders.sales (
    product_id    int PRIMARY KEY,
    name          text NOT NULL,
    units         bigint NOT NULL,
    revenue_minor bigint NOT NULL,
    currency      text NOT NULL,
    available     bigint NOT NULL,
    stock_version bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE orders.sales_totals (
    currency      text PRIMARY KEY,
    orders        bigint NOT NULL,
    charged_minor bigint NOT NULL,
    changed_at    timestamptz NOT NULL
) WITH (fillfactor = 50);
