CREATE TABLE probe.things (
    order_id uuid NOT NULL,
    position int GENERATED ALWAYS AS IDENTITY
);
