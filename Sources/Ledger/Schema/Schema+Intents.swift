extension Schema {
  /// A sale can be charged by an intent without a session, and disputed; and what the gateway
  /// delivers by itself is kept until it was acted on.
  ///
  /// The body of a delivery goes once it was acted on; its id stays, so that it never counts twice.
  static let intentsAndDisputes = """
    ALTER TABLE sale ADD COLUMN charged_by TEXT NOT NULL DEFAULT 'session';
    ALTER TABLE sale ADD COLUMN replaced_intent TEXT;
    ALTER TABLE sale ADD COLUMN dispute_id TEXT;
    ALTER TABLE sale ADD COLUMN dispute_status TEXT;
    ALTER TABLE sale ADD COLUMN dispute_amount INTEGER;
    ALTER TABLE sale ADD COLUMN dispute_reason TEXT;
    ALTER TABLE sale ADD COLUMN disputed_at INTEGER;
    CREATE INDEX sale_replaced_intent ON sale (replaced_intent) WHERE replaced_intent IS NOT NULL;
    CREATE TABLE delivery (
      event TEXT NOT NULL PRIMARY KEY,
      received_at INTEGER NOT NULL,
      body BLOB,
      done_at INTEGER
    ) STRICT;
    CREATE INDEX delivery_open ON delivery (received_at) WHERE done_at IS NULL;
    CREATE TRIGGER delivery_delete_refused BEFORE DELETE ON delivery
    BEGIN
      SELECT RAISE(ABORT, 'A delivered event is never forgotten.');
    END;
    """
}
