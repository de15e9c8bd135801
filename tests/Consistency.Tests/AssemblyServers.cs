using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Evolution.Testing.AllServers))]

// The shops use the same broker, and their queues have the same names.
[assembly: Parallelization(Mode = ParallelMode.None)]
