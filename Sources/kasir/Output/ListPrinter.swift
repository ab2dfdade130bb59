import CheckoutDomain
import StrictJSON

/// Prints a list while it is read, so that none is ever held as a whole.
struct ListPrinter {
  private let isJSON: Bool
  /// How many were printed.
  private(set) var count = 0
  private var widest = 0

  init(_ options: OutputOptions) { isJSON = options.json }

  /// Prints some more sales; false where nobody reads any more.
  mutating func add(_ sales: [Sale]) -> Bool {
    guard !isJSON else { return add(documents: sales.map(SaleDocument.document)) }
    guard !sales.isEmpty else { return true }
    count += sales.count
    return Output.print(SaleText.list(sales, &widest))
  }

  /// Prints some more documents of a list that is JSON; false where nobody reads any more.
  mutating func add(documents: [JSONValue]) -> Bool {
    guard !documents.isEmpty else { return true }
    let elements = documents.map { document in
      "  " + Output.redacted(document).pretty.replacing("\n", with: "\n  ")
    }
    let start = count == 0 ? "[\n" : ",\n"
    count += documents.count
    return Output.write(start + elements.joined(separator: ",\n"), to: 1)
  }

  /// Ends a list that goes no further because something went wrong: what there is of it can be read.
  func breakOff() { if isJSON, count > 0 { end() } }

  /// Ends the list.
  func end(empty: String = "No sales.") {
    if isJSON {
      Output.write(count == 0 ? "[]\n" : "\n]\n", to: 1)
    } else if count == 0 {
      Output.print(empty)
    }
  }
}
