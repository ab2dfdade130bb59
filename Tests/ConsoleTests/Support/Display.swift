import CheckoutDomain
import TerminalUI

@testable import Console

/// A display without a loop: looks and keys in, state and effects out.
struct Display {
  let program: DisplayProgram
  private(set) var state: DisplayState

  init(
    _ language: Language = .english, shop: String = "Warung Contoh", counter: String? = nil
  ) {
    program = DisplayProgram(
      DisplaySettings(
        shopName: shop, counter: counter, preferences: Preferences(language: language)))
    state = DisplayState(counter: counter)
  }

  /// A console that is open, and the sale on its payment screen.
  static func counter(
    _ number: Int = 4711, _ name: String = "Sari", _ sale: Sale? = nil, problem: String? = nil
  ) -> DisplayCounter {
    DisplayCounter(
      process: ProcessIdentity("boot:\(number):77"), name: name, sale: sale,
      linkPolicy: sale.map {
        PaymentLinkPolicy(
          mode: $0.mode, gateway: WebOrigin(scheme: .https, host: "apitest.wooshpay.com"))
      }, problem: problem)
  }

  static func counter(_ number: Int, _ sale: Sale?) -> DisplayCounter {
    counter(number, "Sari", sale)
  }

  /// Looks while these consoles are open.
  @discardableResult
  mutating func look(_ counters: DisplayCounter...) -> [DisplayEffect] {
    take(.looked(counters))
  }

  /// Looks while one console is open, which shows this sale.
  @discardableResult
  mutating func see(_ sale: Sale?) -> [DisplayEffect] { look(Self.counter(4711, sale)) }

  @discardableResult
  mutating func take(_ action: DisplayAction) -> [DisplayEffect] {
    program.update(&state, action)
  }

  mutating func press(_ key: Key) {
    if let action = program.action(for: key, in: state) { take(action) }
  }

  func frame(_ columns: Int, _ rows: Int) -> Frame {
    program.view(state, size: Size(columns: columns, rows: rows))
  }

  func screen(_ columns: Int = 80, _ rows: Int = 40) -> String {
    FrameText.text(frame(columns, rows))
  }
}
