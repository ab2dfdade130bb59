package import CheckoutDomain

extension HTTPAnswer {
  /// What it says of its host, besides what was asked.
  package var sign: HostSign {
    HostSign(
      status: status, retryAfter: RetryAfter.wait(retryAfter, date: date),
      date: date.flatMap(HTTPDate.moment))
  }
}
