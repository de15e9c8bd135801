-- The card of an order placed by messages, until all services have answered: the order's message can be sent again.
ALTER TABLE orders.orders ADD COLUMN card text;

-- Whether Inventory has released the stock. The message about it can arrive before the one that declines the order.
ALTER TABLE orders.orders ADD COLUMN stock_released boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN orders.orders.deadline IS 'When an open order counts as abandoned, or, if it is placed by messages, when its message is sent again. Set and compared by the database''s clock; null once nothing more is expected.';
