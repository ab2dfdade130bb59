/// A language of the screens.
///
/// JSON and logs are English whatever it is.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case indonesian = "id"

  /// Chooses a language: the configured one, else the locale's, else English.
  ///
  /// - Parameters:
  ///   - configured: `en` or `id`.
  ///   - locale: A locale's name, such as `id_ID.UTF-8`.
  package init(configured: String?, locale: String?) {
    let ofLocale = locale.map { $0.prefix { $0.isLetter }.lowercased() }
    self =
      configured.flatMap(Language.init(rawValue:))
      ?? ofLocale.flatMap(Language.init(rawValue:)) ?? .english
  }

  /// What it calls itself.
  package var name: String {
    switch self {
    case .english: "English"
    case .indonesian: "Bahasa Indonesia"
    }
  }

  /// The one after it.
  var next: Language {
    let all = Language.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + 1) % all.count]
  }
}

/// One text in every language: without one of them it does not compile.
package struct Phrase: Hashable, Sendable {
  package let english: String
  package let indonesian: String

  package init(_ english: String, _ indonesian: String) {
    self.english = english
    self.indonesian = indonesian
  }

  package subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .indonesian: indonesian
    }
  }

  /// In every language, for a search that knows none.
  var all: [String] { Language.allCases.map { self[$0] } }
}

/// The texts of the screens, in one language.
///
/// They stand in the extensions of this folder, each in every language.
package struct Words: Hashable, Sendable {
  package let language: Language
  /// Whether they are told in lines, where numbers are typed and no key means anything.
  package let isInLines: Bool

  package init(_ language: Language, isInLines: Bool = false) {
    self.language = language
    self.isInLines = isInLines
  }

  /// Chooses between a text in English and the same in Indonesian.
  func callAsFunction(
    _ english: @autoclosure () -> String, _ indonesian: @autoclosure () -> String
  ) -> String {
    switch language {
    case .english: english()
    case .indonesian: indonesian()
    }
  }

  /// What is told of keys; nothing where there are none.
  func keys(
    _ english: @autoclosure () -> String, _ indonesian: @autoclosure () -> String
  ) -> String {
    isInLines ? "" : self(english(), indonesian())
  }

  /// Chooses between two measures.
  func callAsFunction(_ english: Int, _ indonesian: Int) -> Int {
    language == .english ? english : indonesian
  }

  subscript(phrase: Phrase) -> String { phrase[language] }
}
