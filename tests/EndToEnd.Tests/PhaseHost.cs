using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests;

/// <summary>A running phase that the tests of a class share.</summary>
public abstract class PhaseHost(params string[] arguments) : IAsyncLifetime
{
    RunningHost? host;

    public RunningHost Host => host ?? throw new InvalidOperationException("The phase is not started yet.");

    public async ValueTask InitializeAsync() => host = await RunningHost.StartAsync(new HostStart(arguments));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is not null) await host.DisposeAsync();
    }
}

public sealed class Phase0() : PhaseHost("--phase", "0");

public sealed class Phase1() : PhaseHost("--phase", "1");

public sealed class Phase2() : PhaseHost("--phase", "2");

public sealed class Phase3() : PhaseHost("--phase", "3");

public sealed class Phases0And3() : PhaseHost("--phase", "0,3");
