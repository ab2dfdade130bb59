enum TillRoom {}
