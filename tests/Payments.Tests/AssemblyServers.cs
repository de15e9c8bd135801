[assembly: AssemblyFixture(typeof(Evolution.Testing.StoreServers))]
