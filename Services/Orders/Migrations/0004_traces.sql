-- The span in which an open order was placed, as a traceparent: undoing the order continues its trace.
ALTER TABLE orders.orders ADD COLUMN trace_parent text;
