enum WooshPayRoom {}
