-- A message that cannot be published is set aside until retry_at, so that it does not stop the others.
ALTER TABLE $service$.outbox ADD COLUMN attempts int NOT NULL DEFAULT 0, ADD COLUMN retry_at timestamptz;

CREATE INDEX ON $service$.outbox (order_id) WHERE retry_at IS NOT NULL;
