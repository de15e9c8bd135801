[assembly: AssemblyFixture(typeof(Evolution.Testing.AllServers))]
