import StrictJSON

/// What happens is told to those who want to know (contract sheet §7).
extension Sandbox {
  /// How long an event is held back for the next one to overtake it, in milliseconds.
  private static let holdingBack: Int64 = 700

  /// Notes that something happened; costs nothing while there is no endpoint.
  mutating func tell(_ type: String, at time: Int64, _ object: (Sandbox) -> JSONValue) {
    guard state.webhooks != nil else { return }
    let event = EventRecord(
      serial: state.serials.next(now: time), created: time, type: type,
      object: StoredJSON(object(self)))
    state.webhooks?.events.append(event)
    let isHeldBack =
      behaviour.deliveries.reorders && state.webhooks?.events.count.isMultiple(of: 2) == false
    let dueAt = time + (isHeldBack ? Self.holdingBack : 0)
    for endpoint in state.webhooks?.endpoints ?? [] where endpoint.wants(type) {
      let delivery = DeliveryRecord(
        event: event.serial, endpoint: endpoint.serial, dueAt: dueAt,
        repeats: behaviour.deliveries.duplicates)
      if behaviour.deliveries.forges {
        var forged = delivery
        forged.isForged = true
        state.webhooks?.deliveries.append(forged)
      }
      state.webhooks?.deliveries.append(delivery)
    }
    revision += 1
  }

  mutating func tell(_ type: String, ofIntent place: Int, at time: Int64) {
    tell(type, at: time) { $0.wire($0.state.intents[place]) }
  }

  mutating func tell(_ type: String, ofSession place: Int, at time: Int64) {
    tell(type, at: time) { $0.wire($0.state.sessions[place]) }
  }

  mutating func tell(ofRefund place: Int, at time: Int64) {
    tell("charge.refund.updated", at: time) { $0.wire($0.state.refunds[place]) }
  }

  /// A customer disputes what they have paid.
  mutating func dispute(ofIntent place: Int, at time: Int64) {
    let serial = state.serials.next(now: time)
    tell("charge.dispute.updated", at: time) { sandbox in
      let intent = sandbox.state.intents[place]
      return [
        "id": .string("dp_\(serial)"), "object": "dispute", "amount": .integer(intent.amount),
        "currency": .string(intent.currency), "payment_intent": .string(intent.id),
        "reason": "fraudulent", "status": "needs_response", "livemode": false,
        "created": .integer(sandbox.created(time)),
      ]
    }
  }

  func wire(_ event: EventRecord) -> JSONValue {
    [
      "id": .string(event.id), "object": "event", "api_version": "1.0.1",
      "created": .integer(created(event.created)), "livemode": false,
      "type": .string(event.type), "data": ["object": event.object.value],
      "request": ["id": nil, "idempotency_key": nil],
    ]
  }

  func event(_ id: String) throws(Refusal) -> JSONValue {
    guard let serial = EventRecord.serial(of: id), let webhooks = state.webhooks,
      let place = webhooks.events.place(ofSerial: serial)
    else { throw Refusal.noSuch("event", id) }
    return wire(webhooks.events[place])
  }
}
