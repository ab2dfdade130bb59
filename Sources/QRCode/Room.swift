enum QRCodeRoom {}
