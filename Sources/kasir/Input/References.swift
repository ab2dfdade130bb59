import ArgumentParser
import CheckoutDomain
import Ledger

extension CompletionKind {
  /// The references of the newest sales, of the ledger that a list without options would show.
  static var references: CompletionKind {
    .custom { _, _, _ in
      // Whatever goes wrong, a shell that completes wants no sentence.
      guard let setup = try? Setup(configFile: nil), let path = try? setup.existingLedgerPath(nil),
        let ledger = try? Counter.viewLedger(path),
        let sales = try? ledger.read({ try $0.sales(SaleQuery(limit: 50)) })
      else { return [] }
      return sales.map { SafeText.line($0.reference) }
    }
  }

  /// The names of the ledgers in the data folder.
  static var ledgers: CompletionKind {
    .custom { _, _, _ in
      guard let setup = try? Setup(configFile: nil) else { return [] }
      return (try? LedgerFolder(path: setup.places.data).names()) ?? []
    }
  }
}
