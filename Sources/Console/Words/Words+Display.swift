extension Words {
  var welcome: String { self("Welcome", "Selamat datang") }
  var noCounterOpen: String { self("No counter is open yet.", "Belum ada kasir yang buka.") }
  func counterName(_ name: String) -> String { self("Counter: \(name)", "Kasir: \(name)") }
}
