extension Words {
  var welcome: String { self("Welcome", "Selamat datang") }
  var noCounterOpen: String { self("No counter is open yet.", "Belum ada kasir yang buka.") }
  var whichCounter: String {
    self("Which counter is this screen for?", "Layar ini untuk kasir yang mana?")
  }
  var pressItsDigit: String {
    self(
      "Press its digit. No code is shown before that. Each console shows its number under About (A).",
      "Tekan angkanya. Sebelum itu tidak ada kode. Setiap kasir menunjukkan nomornya di Tentang (A)."
    )
  }
  func counterNotOpen(_ name: String) -> String {
    self("The counter \(name) is not open.", "Kasir \(name) belum buka.")
  }
  func counterName(_ name: String) -> String { self("Counter: \(name)", "Kasir: \(name)") }
}
