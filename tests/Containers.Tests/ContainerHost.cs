using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.Containers.Tests;

/// <summary>Running phases with their stores in containers, which the tests of a class share. When they are done, nothing of it is left.</summary>
public abstract class ContainerHost(params string[] arguments) : IAsyncLifetime
{
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15);

    IReadOnlyList<string> before = [];
    RunningHost? host;
    string? missing;

    /// <summary>The host. The test that asks for it is skipped where nothing can run in containers.</summary>
    public RunningHost Host
    {
        get
        {
            Assert.SkipWhen(missing is not null, missing ?? "");
            return host!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        missing = await Engine.MissingAsync();
        if (missing is not null) return;
        before = [.. await Engine.ContainersAsync(), .. await Engine.VolumesAsync()];
        host = await RunningHost.StartAsync(new HostStart(arguments) { Stores = StoreKind.Containers });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is null) return;
        await host.DisposeAsync();
        IReadOnlyList<string> left = [.. await Engine.ContainersAsync(), .. await Engine.VolumesAsync()];
        left.Except(before).ShouldBeEmpty("the host has ended");
    }

    /// <summary>Kills the host, and waits until the engine runs nothing of it any more.</summary>
    public async Task KillAsync()
    {
        using (var process = Process.GetProcessById(Host.ProcessId)) process.Kill();
        await Eventually.BecomesAsync("nothing runs", async () => string.Join(", ", (await Engine.ContainersAsync()).Except(before)), left => left is "", EndLimit);
    }
}

public sealed class Phase0() : ContainerHost("--phase", "0");

public sealed class Phase3() : ContainerHost("--phase", "3");

public sealed class Phases0And3() : ContainerHost("--phase", "0,3");
