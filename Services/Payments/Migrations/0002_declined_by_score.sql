-- Whether the customer's risk score declined the charge, and not the card: such a charge must not raise the score that declined it.
ALTER TABLE payments.charges ADD COLUMN declined_by_score boolean NOT NULL DEFAULT false;
