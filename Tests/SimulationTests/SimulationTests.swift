import Simulation
import Testing

struct SimulationTests {
  @Test func `a run keeps every rule`() {
    #expect(Simulation.run(Scenario(seed: 1)).violation == nil)
  }
}
