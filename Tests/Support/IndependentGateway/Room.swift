enum IndependentGatewayRoom {}
