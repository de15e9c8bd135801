-- The limit of a single order does not bound the sum of many. A bigint that overflows would prevent later orders from being confirmed.
ALTER TABLE orders.sales ALTER COLUMN revenue_minor TYPE numeric;
ALTER TABLE orders.sales_totals ALTER COLUMN charged_minor TYPE numeric;
