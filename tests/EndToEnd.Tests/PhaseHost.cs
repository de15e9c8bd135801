using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests;

/// <summary>A running phase shared by the test classes of a collection. Each test restores what it has broken.</summary>
public abstract class PhaseHost(params string[] arguments) : IAsyncLifetime
{
    RunningHost? host;

    public RunningHost Host => host ?? throw new InvalidOperationException("The phase is not started yet.");

    public async ValueTask InitializeAsync() => host = await RunningHost.StartAsync(new HostStartOptions(arguments));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is not null) await host.DisposeAsync();
    }
}

[CollectionDefinition]
public sealed class Phase0() : PhaseHost("--phase", "0"), ICollectionFixture<Phase0>;

[CollectionDefinition]
public sealed class Phase1() : PhaseHost("--phase", "1"), ICollectionFixture<Phase1>;

[CollectionDefinition]
public sealed class Phase2() : PhaseHost("--phase", "2"), ICollectionFixture<Phase2>;

[CollectionDefinition]
public sealed class Phase3() : PhaseHost("--phase", "3"), ICollectionFixture<Phase3>;

public sealed class Phases0And3() : PhaseHost("--phase", "0,3");
