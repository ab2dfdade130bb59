enum HashingRoom {}
