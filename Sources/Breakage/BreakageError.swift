/// Why something could not be broken, or was found broken: a sentence for people.
package struct BreakageError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
