-- 1,000 products with distinct names and prices from 1.00 to 500.50 EUR, the same on every machine.
INSERT INTO inventory.products (name, price_minor, currency)
SELECT initcap(concat_ws(' ', adjectives[1 + n % 10], materials[1 + n / 10 % 10], things[1 + n / 100 % 10])), 100 + n * 7919 % 49951, 'EUR'
FROM generate_series(0, 999) AS n,
     (SELECT ARRAY['small', 'large', 'light', 'sturdy', 'round', 'folding', 'quiet', 'bright', 'plain', 'curved'] AS adjectives,
             ARRAY['oak', 'steel', 'linen', 'glass', 'cork', 'copper', 'wool', 'bamboo', 'leather', 'stone'] AS materials,
             ARRAY['chair', 'lamp', 'table', 'shelf', 'bowl', 'clock', 'basket', 'mirror', 'stool', 'tray'] AS things) AS words
ORDER BY n;

INSERT INTO inventory.stock (product_id, initial, available)
SELECT id, 1000000, 1000000 FROM inventory.products;
