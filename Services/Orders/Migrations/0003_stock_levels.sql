-- Also contains levels of products without sales, because messages about a product may arrive in any order.
CREATE TABLE orders.stock_levels (
    product_id int PRIMARY KEY,
    available  bigint NOT NULL,
    version    bigint NOT NULL
) WITH (fillfactor = 50);

INSERT INTO orders.stock_levels SELECT product_id, available, stock_version FROM orders.sales;

ALTER TABLE orders.sales DROP COLUMN available, DROP COLUMN stock_version;
