-- When the order was confirmed, by the database's clock; null for orders that were confirmed before this column existed.
ALTER TABLE orders.orders ADD COLUMN confirmed_at timestamptz;
