import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// The table of commands is whole, and everything that lists commands follows it.
struct CommandTableTests {
  @Test(arguments: Command.allCases)
  func `has a key, and words in both languages`(_ command: Command) {
    let entry = command.entry
    #expect(!entry.keys.isEmpty)
    for phrase in [entry.short, entry.label, entry.help] {
      for text in phrase.all { #expect(!text.trimmedSpaces.isEmpty) }
    }
    #expect(entry.short.all.allSatisfy { $0.count <= 18 }, "a footer is short")
    #expect(entry.help.english != entry.help.indonesian)
  }

  @Test(arguments: Command.allCases)
  func `can be reached from a screen, in help and in the palette`(_ command: Command) {
    let screens = ScreenKind.allCases.filter { $0.commands.contains(command) }
    #expect(!screens.isEmpty)
    // In a text field only keys that are no text work.
    let typing: Set<ScreenKind> = [
      .search, .newSale, .saleDetails, .liveConfirmation, .alarm,
    ]
    let isUsable = screens.contains { screen in
      KeyBindings().key(command, isTyping: typing.contains(screen)) != nil
    }
    #expect(isUsable)
  }

  @Test func `F-keys have a second default, since terminals take some`() {
    for command in Command.allCases {
      let keys = command.defaultKeys
      let isFunction = keys.contains { if case .function = $0 { true } else { false } }
      #expect(!isFunction || keys.count > 1, "\(command)")
    }
  }

  @Test func `no two commands of one screen share a key`() {
    #expect(KeyBindings().firstClash == nil)
  }

  @Test func `a clash made by a patch is found`() {
    var bindings = KeyBindings()
    bindings.bind(.newSale, to: [.character("r")])
    let clash = bindings.firstClash
    #expect(clash?.key == .character("r"))
    #expect(Set([clash?.1, clash?.2]) == [.newSale, .refund])
  }

  @Test func `every screen has help, a way back and a way out`() {
    for screen in ScreenKind.allCases {
      #expect(screen.commands.contains(.help))
      #expect(screen.commands.contains(.back))
      #expect(screen.commands.contains(.interrupt))
      #expect(Set(screen.commands).count == screen.commands.count, "\(screen): one twice")
    }
  }

  @Test func `a command of the screen does what its key does, from the palette`() {
    var counter = Counter(sales: Samples.everyState)
    counter.press(.character(":"))
    counter.type("new sale")
    counter.press(.enter)
    #expect(counter.state.newSale != nil)
    #expect(counter.state.overlay == nil)
  }

  @Test func `the palette finds a command by its name in either language`() {
    for word in ["refund", "kembalikan"] {
      var counter = Counter(sales: [Samples.sale(.paid)])
      counter.press(.character(":"))
      counter.type(word)
      counter.press(.enter)
      #expect(counter.state.kind == .refund, "\(word)")
    }
  }

  @Test func `a command that can do nothing says why`() {
    var counter = Counter(sales: [Samples.sale(.waiting)])
    counter.press(.character("r"))
    #expect(counter.state.notice?.text.contains("only money that has arrived") == true)
    #expect(counter.state.screens.isEmpty)
    counter.press(.character("e"))
    #expect(counter.state.notice?.text.contains("no refund that needs a person") == true)
  }

  @Test func `x says what it does to the sale: a session is expired, a payment intent canceled`() {
    let session = Samples.sale(.waiting)
    let intent = Samples.sale(.waiting, reference: "PI-0001", chargedBy: .intent)
    for (sale, word, other, help) in [
      (session, "x expire", "x cancel", "Expire the sale's session at the gateway"),
      (intent, "x cancel", "x expire", "Cancel the sale's payment intent"),
    ] {
      var counter = Counter(sales: [sale])
      #expect(counter.screen(132, 43).contains(word), "\(word) in the list")
      counter.press(.enter)
      let screen = counter.screen(132, 43)
      #expect(screen.contains(word) && !screen.contains(other), "\(word)")
      counter.press(.character("?"))
      let whole = counter.screen(132, 43).split { $0 == "\n" || $0 == " " || $0 == "│" }
        .joined(separator: " ")
      #expect(whole.contains(help), "\(help)")
    }
  }

  @Test func `sentences name the keys that the config gave`() {
    var settings = Samples.settings()
    settings.bindings.bind(.recall, to: [.function(9)])
    var counter = Counter(settings)
    counter.take(.parkedLoaded(Samples.parked))
    #expect(counter.screen().contains("2 sales are parked here. F9 recalls them."))
  }

  @Test func `on an empty list every command about a sale says so`() {
    for key: Key in [.enter, .character("r"), .character("x"), .character("c"), .character("u")] {
      var counter = Counter()
      counter.press(key)
      #expect(counter.state.notice?.text.contains("There is no sale here") == true)
    }
  }

  @Test func `other keys of the config are the ones shown`() {
    var settings = Samples.settings()
    settings.bindings.bind(.newSale, to: [.function(9)])
    var counter = Counter(settings)
    #expect(counter.screen().contains("F9 new sale"))
    counter.press(.character("n"))
    #expect(counter.state.newSale == nil)
    counter.press(.function(9))
    #expect(counter.state.newSale != nil)
  }
}
