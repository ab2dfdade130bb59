import CheckoutDomain

/// The tour's hints where money is taken or given back.
extension Words {
  func sellingHint(
    _ step: TourStep, _ place: TourPlace, _ seen: TourSeen, _ key: (Command) -> String
  ) -> String {
    switch place {
    case .emptySale:
      return step == .firstSale
        ? self(
          "Type 2*kopi susu 18000 and press Enter: how many, what, and the price of one.",
          "Ketik 2*kopi susu 18000 lalu Enter: berapa, apa, dan harga satuannya.")
        : self(
          "Type \(seen.sold ?? "kopi susu") and press Enter: what was sold before takes its last "
            + "price.",
          "Ketik \(seen.sold ?? "kopi susu") lalu Enter: yang pernah dijual memakai harga "
            + "terakhirnya.")
    case .filledSale:
      return self(
        "\(key(.charge)) charges this. Or type another line first.",
        "\(key(.charge)) menagihnya. Atau ketik baris lain dahulu.")
    case .code: return codeHint(step, key)
    case .elsewhere where seen.charged?.isOpen != true, .list where seen.charged?.isOpen != true:
      return newSaleHint(step, seen, key)
    case .list:
      return self(
        "Your sale is watched here too: look at its state.",
        "Penjualan tetap dipantau di sini: lihat statusnya.")
    default:
      return self(
        "Press \(key(.newSale)) for a new sale", "Tekan \(key(.newSale)) untuk penjualan baru")
        + keys(", or Esc to go back", ", atau Esc untuk kembali") + "."
    }
  }

  private func newSaleHint(
    _ step: TourStep, _ seen: TourSeen, _ key: (Command) -> String
  ) -> String {
    let new = key(.newSale)
    return switch step {
    case .declined:
      self(
        "The next customer will be declined. Press \(new) and sell something.",
        "Pelanggan berikutnya akan ditolak. Tekan \(new) dan jual sesuatu.")
    case .expired:
      self(
        "The next customer walks away, from a link that ends after 20 seconds. Press \(new) and "
          + "sell.",
        "Pelanggan berikutnya pergi, dan tautannya berakhir setelah 20 detik. Tekan \(new) dan "
          + "jual.")
    case .background where seen.charged != nil:
      self(
        "That one was paid while its code was on the screen. Press \(new) again, then "
          + "\(key(.toList)) at once.",
        "Yang itu lunas selagi kodenya di layar. Tekan \(new) lagi, lalu langsung "
          + "\(key(.toList)).")
    case .background:
      self(
        "Nobody has to wait in front of a code. Press \(new) and sell once more.",
        "Tidak perlu menunggu di depan kode. Tekan \(new) dan jual sekali lagi.")
    default:
      self(
        "A customer wants to pay later with Akulaku. Press \(new) for a new sale.",
        "Seorang pelanggan ingin membayar nanti dengan Akulaku. Tekan \(new) untuk menjual.")
    }
  }

  private func codeHint(_ step: TourStep, _ key: (Command) -> String) -> String {
    switch step {
    case .declined:
      self(
        "The customer tries to pay. Watch what becomes of it.",
        "Pelanggan mencoba membayar. Perhatikan hasilnya.")
    case .expired:
      self(
        "Nobody pays. Watch the time left: the state changes by itself.",
        "Tidak ada yang membayar. Lihat sisa waktunya: statusnya berubah sendiri.")
    case .background:
      self(
        "Press \(key(.toList)) now: the list is shown, and this sale stays watched.",
        "Tekan \(key(.toList)) sekarang: daftar tampil, penjualan ini tetap dipantau.")
    default:
      self(
        "The customer scans this code and pays. Watch the state.",
        "Pelanggan memindai kode ini dan membayar. Perhatikan statusnya.")
    }
  }

  func refundingHint(
    _ step: TourStep, _ place: TourPlace, _ seen: TourSeen, _ key: (Command) -> String
  ) -> String {
    if step == .lostConnection, let refund = seen.refund, refund.state != .refunded {
      return self(
        "The answer was lost: \(state(RefundState.unknown)) is not failed. The money is reserved; do not "
          + "refund again. Kasir asks until it knows.",
        "Jawabannya hilang: \(state(RefundState.unknown)) bukan gagal. Uangnya disisihkan; jangan "
          + "kembalikan lagi. Kasir bertanya terus.")
    }
    switch place {
    case .refundable: return refundHint(step, key)
    case .amount where step == .refundByLine:
      return self(
        "\(key(.byLine)) shows the lines of the sale, to choose from.",
        "\(key(.byLine)) menampilkan baris penjualan, untuk dipilih.")
    case .amount:
      return self(
        "Type 1000 and press \(key(.proceed)). Nothing is sent yet.",
        "Ketik 1000 lalu tekan \(key(.proceed)). Belum ada yang dikirim.")
    case .lines,
      .chosenLines where step == .partialRefund:
      return step == .partialRefund
        ? self(
          "\(key(.byLine)) leads back to an amount.", "\(key(.byLine)) kembali ke jumlah.")
        : self(
          "+ takes one piece of the line, Space all of it.",
          "+ mengambil satu, Spasi seluruh baris.")
    case .chosenLines:
      return self(
        "\(key(.proceed)) goes on. Nothing is sent yet.",
        "\(key(.proceed)) lanjut. Belum ada yang dikirim.")
    case .question:
      return self(
        "Read it. y sends it; the key that brought you here does not, and Esc goes back.",
        "Bacalah. y mengirimnya; tombol yang tadi tidak, dan Esc kembali.")
    case .typedQuestion:
      return self(
        "Much money, or all of it: type the amount once more, then y.",
        "Jumlah besar atau seluruhnya: ketik jumlahnya sekali lagi, lalu y.")
    case .notRefundable where step == .refundByLine:
      return self(
        "One cup came back, but this sale has no whole cup left: choose another one, "
          + "\(state(SaleState.paid)) or \(state(SaleState.partRefunded)), with Up and Down.",
        "Satu gelas dikembalikan, tetapi sisa penjualan ini tidak cukup: pilih yang lain, "
          + "\(state(SaleState.paid)) atau \(state(SaleState.partRefunded)), dengan Naik dan Turun."
      )
    case .notRefundable:
      return self(
        "Nothing of this one can be refunded: choose one in the list that is "
          + "\(state(SaleState.paid)) or \(state(SaleState.partRefunded)), with Up and Down.",
        "Yang ini tidak dapat dikembalikan: pilih di daftar yang \(state(SaleState.paid)) atau "
          + "\(state(SaleState.partRefunded)), dengan Naik dan Turun.")
    default: return self("Esc leads back to the list.", "Esc kembali ke daftar.")
    }
  }

  private func refundHint(_ step: TourStep, _ key: (Command) -> String) -> String {
    switch step {
    case .refundByLine:
      self(
        "One cup came back. Press \(key(.refund)) on this sale",
        "Satu gelas dikembalikan. Tekan \(key(.refund)) pada penjualan ini")
        + keys(", or choose another with Up and Down", ", atau pilih yang lain") + "."
    case .lostConnection:
      self(
        "Refund something once more. This time the connection breaks before the answer. Press "
          + "\(key(.refund)).",
        "Kembalikan sesuatu lagi. Kali ini sambungan putus sebelum ada jawaban. Tekan "
          + "\(key(.refund)).")
    default:
      self(
        "The customer wants a part back. Press \(key(.refund)) to refund a part of this sale.",
        "Pelanggan meminta sebagian kembali. Tekan \(key(.refund)) untuk mengembalikannya.")
    }
  }
}
