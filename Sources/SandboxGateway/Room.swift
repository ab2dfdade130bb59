enum SandboxGatewayRoom {}
