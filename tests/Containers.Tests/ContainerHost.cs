using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.Containers.Tests;

/// <summary>Running phases with their stores in containers, shared by the tests of a class. Asserts at the end that no container and no volume is left.</summary>
public abstract class ContainerHost(params string[] arguments) : IAsyncLifetime
{
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);

    IReadOnlyList<string> before = [];
    RunningHost? host;
    string? missingReason;

    /// <summary>The host. Skips the calling test if containers cannot run.</summary>
    public RunningHost Host
    {
        get
        {
            Assert.SkipWhen(missingReason is not null, missingReason ?? "");
            return host!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        missingReason = await Engine.GetMissingReasonAsync();
        if (missingReason is not null) return;
        before = [.. await Engine.ContainersAsync(), .. await Engine.VolumesAsync()];
        host = await RunningHost.StartAsync(new HostStartOptions(arguments) { Stores = StoreKind.Containers });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is null) return;
        await host.DisposeAsync();
        IReadOnlyList<string> leftovers = [.. await Engine.ContainersAsync(), .. await Engine.VolumesAsync()];
        leftovers.Except(before).ShouldBeEmpty("the host has exited");
    }

    /// <summary>Kills the host and waits until the engine runs none of its containers.</summary>
    public async Task KillAsync()
    {
        using (var process = Process.GetProcessById(Host.ProcessId)) process.Kill();
        await Wait.ForValueAsync("no container of the host runs", async () => string.Join(", ", (await Engine.ContainersAsync()).Except(before)), names => names is "", StopTimeout);
    }
}

public sealed class Phase0() : ContainerHost("--phase", "0");

public sealed class Phase3() : ContainerHost("--phase", "3");

public sealed class Phases0And3() : ContainerHost("--phase", "0,3");
