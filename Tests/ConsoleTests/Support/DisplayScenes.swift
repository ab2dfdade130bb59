import CheckoutDomain
import TerminalUI

@testable import Console

/// The customer's display in every state worth a picture.
enum DisplayScenes {
  struct Scene: Sendable, CustomStringConvertible {
    let name: String
    var shop = "Warung Contoh"
    let play: @Sendable (inout Display) -> Void

    var description: String { name }

    /// The display in the state of the scene.
    func display(_ language: Language) -> Display {
      var display = Display(language, shop: shop)
      play(&display)
      return display
    }
  }

  static let all: [Scene] =
    [
      Scene(name: "display-idle") { $0.see(nil) },
      Scene(name: "display-idle-nameless", shop: "") { $0.see(nil) },
      Scene(name: "display-closed") { $0.look() },
      Scene(name: "display-unreadable") {
        $0.look(
          Display.counter(
            problem:
              "The disk failed under the ledger shop.sqlite, which takes no change before it is opened again. "
              + "Check the disk, then start Kasir again."
          ))
      },
      sale("display-waiting", Samples.sale(.waiting)),
      sale(
        "display-waiting-live", Samples.sale(.waiting, mode: .live, url: Samples.liveLink)),
      sale("display-declined", Samples.sale(.waiting, decline: "insufficient limit")),
      sale("display-moment", Samples.sale(.unknown, problem: "The connection broke.")),
      sale("display-paid", Samples.sale(.paid)),
      sale("display-expired", Samples.sale(.expired)),
      sale("display-canceled", Samples.sale(.canceled)),
      sale("display-refunded", Samples.sale(.paid, refunds: [Samples.refund(41_000, .refunded)])),
      sale("display-failed", Samples.sale(.failed)),
      Scene(name: "display-which") { twoCounters(&$0) },
      Scene(name: "display-of-two") { display in
        twoCounters(&display)
        display.press(.character("1"))
      },
      Scene(name: "display-of-two-idle") { display in
        twoCounters(&display)
        display.press(.character("2"))
      },
    ]

  private static func sale(_ name: String, _ sale: Sale) -> Scene {
    Scene(name: name) { $0.see(sale) }
  }

  private static func twoCounters(_ display: inout Display) {
    display.look(
      Display.counter(4712, "Sari", Samples.sale(.waiting)), Display.counter(4713, "Tomi"))
  }
}
