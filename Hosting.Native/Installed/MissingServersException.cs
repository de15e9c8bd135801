namespace Evolution.Hosting.Native;

/// <summary>Servers that the application needs are not installed; the message has a line for each, with how to install it.</summary>
sealed class MissingServersException(IReadOnlyList<ServerPackage> missing)
    : DistributedApplicationException(string.Join(Environment.NewLine, missing.Select(server => server.Advice)));
