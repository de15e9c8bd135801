CREATE TABLE $service$.outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id   uuid NOT NULL,
    order_id     uuid NOT NULL,
    type         text NOT NULL,
    body         text NOT NULL,
    trace_parent text,
    stored_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE $service$.inbox (
    message_id uuid PRIMARY KEY,
    handled_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ON $service$.inbox USING brin (handled_at);
