/// What went wrong in the harness, with all that is needed to see why.
package struct HarnessError: Error, CustomStringConvertible, Sendable {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
