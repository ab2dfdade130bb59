extension Sale {
  /// All that is so about the sale and its refunds, but its note, which is no evidence of money and
  /// may have to be forgotten.
  public var facts: Facts {
    var facts = fixedFacts
    for (name, value) in changingFacts.values { facts[name] = value }
    for (position, refund) in refunds.enumerated() {
      for (name, value) in refund.facts(position, intent: progress.paymentIntent).values {
        facts[name] = value
      }
    }
    return facts
  }

  /// What saving this sale changes about what stands in the ledger.
  ///
  /// - Parameter kept: The sale as the ledger has it; nil where it is new there.
  public func change(from kept: Sale?) -> FactChange {
    guard let kept else { return Facts().change(to: facts) }
    // What a sale was charged for never changes, and no refund of it ever goes.
    var change = kept.changingFacts.change(to: changingFacts)
    let known = Dictionary(kept.refunds.map { ($0.key, $0) }) { first, _ in first }
    for (position, refund) in refunds.enumerated() {
      if let before = known[refund.key] {
        change.append(before.changingFacts.change(to: refund.changingFacts))
      } else {
        let new = refund.facts(position, intent: progress.paymentIntent)
        change.append(Facts().change(to: new))
      }
    }
    return change
  }

  /// What never changes about it.
  private var fixedFacts: Facts {
    var facts = Facts([
      "reference": reference, "mode": mode.rawValue, "currency": amount.currency.code,
      "amount": String(amount.minorUnits), "terminal_type": terminalType.rawValue,
      "created_at": String(createdAt.milliseconds),
    ])
    facts["duplicate_of"] = duplicateOf?.text
    for (place, item) in items.enumerated() {
      facts["item.\(place).name"] = item.name
      facts["item.\(place).quantity"] = String(item.quantity)
      facts["item.\(place).unit_amount"] = String(item.unitAmount.minorUnits)
    }
    return facts
  }

  private var changingFacts: Facts {
    var facts = Facts(["phase": progress.phase.rawValue])
    facts["session_id"] = progress.sessionID?.text
    facts["payment_intent"] = progress.paymentIntent?.text
    facts["url"] = progress.url
    facts["expires_at"] = progress.expiresAt.map { String($0.milliseconds) }
    facts["ended_at"] = progress.endedAt.map { String($0.milliseconds) }
    facts["paid_at"] = progress.paidAt.map { String($0.milliseconds) }
    facts["captured"] = progress.captured.map { String($0.minorUnits) }
    facts["cancel_requested"] = progress.cancelRequested ? "true" : nil
    facts["decline"] = progress.decline
    facts["problem"] = progress.problem
    facts["checked_at"] = progress.checkedAt.map { String($0.milliseconds) }
    // Absent for a session: the history of an older ledger has no such word.
    facts["charged_by"] = progress.chargedBy == .session ? nil : progress.chargedBy.rawValue
    facts["replaced_intent"] = progress.replacedIntent?.text
    facts["dispute_id"] = dispute?.id
    facts["dispute_status"] = dispute?.status.rawValue
    facts["dispute_amount"] = dispute?.amount.map { String($0) }
    facts["dispute_reason"] = dispute?.reason
    facts["disputed_at"] = dispute.map { String($0.updatedAt.milliseconds) }
    facts["alarm"] = progress.alarm?.rawValue
    facts["reread_at"] = progress.rereadAt.map { String($0.milliseconds) }
    return facts
  }
}

extension Refund {
  fileprivate func facts(_ position: Int, intent: PaymentIntentID?) -> Facts {
    var facts = changingFacts
    facts[name("position")] = String(position)
    facts[name("payment_intent")] = intent?.text
    facts[name("client_ref")] = clientRef.text
    facts[name("amount")] = String(amount.minorUnits)
    facts[name("reason")] = reason.rawValue
    facts[name("created_at")] = String(createdAt.milliseconds)
    facts[name("refunded_before")] = String(refundedBefore)
    facts[name("operator_name")] = operatorName.isEmpty ? nil : operatorName
    // Absent where there are none: the history of an older ledger has no such words.
    for line in lines {
      facts[name("line.\(line.position).name")] = line.name
      facts[name("line.\(line.position).quantity")] = String(line.quantity)
      facts[name("line.\(line.position).amount")] = String(line.amount.minorUnits)
    }
    return facts
  }

  fileprivate var changingFacts: Facts {
    var facts = Facts([name("state"): state.rawValue])
    facts[name("id")] = id?.text
    facts[name("problem")] = problem
    facts[name("absences")] = absences == 0 ? nil : String(absences)
    facts[name("absent_at")] = absentAt.map { String($0.milliseconds) }
    return facts
  }

  private func name(_ member: String) -> String { "refund.\(key.text).\(member)" }
}
