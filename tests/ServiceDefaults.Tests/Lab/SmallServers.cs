namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Servers that a test may use up: the database takes few connections, and nobody else needs them.</summary>
public sealed class SmallServers() : StoreServers(connections: 25);
