import CheckoutDomain

/// An amount of whole rupiah, for tests.
func rupiah(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, .idr) }

/// An amount of pence, for tests.
func pence(_ amount: Int64) -> Money { Money(minorUnits: amount, .gbp) }
